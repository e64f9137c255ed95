//! Addresses from one page to another.

/// The relative address of `to` for a reader of `from`; both are paths inside
/// the site, `to` may end in an anchor. A page's link to itself is the anchor
/// alone, so that a browser does not load the page again.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (target, anchor) = to.split_once('#').map_or((to, None), |(path, anchor)| (path, Some(anchor)));
    if let (true, Some(anchor)) = (target == from, anchor) {
        return format!("#{anchor}");
    }
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = target.split('/').collect();
    let folders = here.len().min(there.len()) - 1;
    let shared = here.iter().zip(&there).take(folders).take_while(|(a, b)| a == b).count();
    let mut address = "../".repeat(here.len() - 1 - shared);
    address.push_str(&there.get(shared..).unwrap_or_default().join("/"));
    if let Some(anchor) = anchor {
        address.push('#');
        address.push_str(anchor);
    }
    address
}

/// The way from a page up to the site's root: `../../`, or nothing.
pub(super) fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        assert_eq!(relative(from, to), expected);
    }

    #[test]
    fn links_are_relative_and_end_in_a_file() {
        check("index.html", "forms/index.html", "forms/index.html");
        check("forms/index.html", "index.html", "../index.html");
        check("forms/index.html", "forms/plan/index.html", "plan/index.html");
        check("forms/plan/index.html", "forms/index.html", "../index.html");
        check("forms/plan/index.html", "forms/plan/plan.pdf", "plan.pdf");
        check("guidelines/a/index.html", "guidelines/b/index.html#x", "../b/index.html#x");
        check("guidelines/a/index.html", "forms/plan/index.html", "../../forms/plan/index.html");
        check("guidelines/a/index.html", "guidelines/a/index.html#x", "#x");
        check("guidelines/a/index.html", "guidelines/a/index.html", "index.html");
    }

    #[test]
    fn root_climbs_every_folder() {
        assert_eq!(root("index.html"), "");
        assert_eq!(root("guidelines/a/index.html"), "../../");
    }
}
