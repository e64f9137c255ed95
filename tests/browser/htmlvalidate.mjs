// Rules for html-validate. Each exception says why.
export default {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Tables that become blocks on phones keep explicit roles: with `display: block`
    // browsers stop telling screen readers that they are tables.
    'no-redundant-role': 'off',
    // The style sheet keeps these numbers in one line; as ASCII they can be copied and found.
    'tel-non-breaking': ['error', { ignoreClasses: ['nobreak'] }],
  },
};
