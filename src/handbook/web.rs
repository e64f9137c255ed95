//! The address under which the site is open to the public, if it is.

/// An address that every path of the site follows, such as
/// `https://www.city.example.jp/tebiki/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Takes an address of a folder; `None` for anything that a path cannot follow.
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '@');
        let file = rest.rsplit_once('/').is_some_and(|(_, last)| last.ends_with(".html"));
        (!host.is_empty() && rest.chars().all(plain) && !file)
            .then(|| Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The whole address of a path inside the site.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The name of the server, without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn only_the_address_of_a_folder_is_taken() {
        let join = |address| BaseUrl::new(address).map(|base| base.join("forms/index.html"));
        let joined = Some("https://www.city.example.jp/tebiki/forms/index.html".to_owned());
        assert_eq!(join("https://www.city.example.jp/tebiki/"), joined);
        assert_eq!(join("https://www.city.example.jp/tebiki"), joined);
        assert_eq!(join("http://localhost:8000").as_deref(), Some("http://localhost:8000/forms/index.html"));
        for wrong in [
            "",
            "www.city.example.jp",
            "/tebiki",
            "https://",
            "https:///x",
            "ftp://city.example.jp/",
            "https://city.example.jp/?a=1",
            "https://city.example.jp/index.html",
            "https://市.example.jp/",
            "https://city.example.jp/a b",
        ] {
            assert_eq!(join(wrong), None, "{wrong}");
        }
        let base = BaseUrl::new("https://www.city.example.jp:8080/tebiki").unwrap();
        assert_eq!(base.host(), "www.city.example.jp");
    }
}
