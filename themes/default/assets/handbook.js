/* The menu of narrow screens, the button that prints, and folded text opened for print. Every page is
   whole without this script; it is a classic one, since modules do not load
   from a file share. */
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');
  document.addEventListener('DOMContentLoaded', function () {
    var button = document.querySelector('.menu-button');
    var nav = document.querySelector('.site-nav');
    if (button && nav) {
      var show = function (open) {
        button.setAttribute('aria-expanded', String(open));
        nav.classList.toggle('is-open', open);
      };
      button.hidden = false;
      show(false);
      button.addEventListener('click', function () {
        show(button.getAttribute('aria-expanded') !== 'true');
      });
      document.addEventListener('keydown', function (event) {
        if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
          show(false);
          button.focus();
        }
      });
    }
    document.querySelectorAll('.print-button').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () { window.print(); });
    });
  });
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (d) { d.open = true; });
  });
}());
