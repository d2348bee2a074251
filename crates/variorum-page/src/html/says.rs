//! What elements say of their content by their names, classes and roles.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use super::events::Tag;

/// What an element says of its content, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Says(u16);

impl Says {
    /// A picture's caption or credit.
    pub const CAPTION: Self = Self(1);
    /// Advertising, offers, forms to subscribe.
    pub const PROMOTION: Self = Self(1 << 1);
    /// Buttons to share.
    pub const SHARE: Self = Self(1 << 2);
    /// Other stories.
    pub const RELATED: Self = Self(1 << 3);
    /// Comments and the place to write them.
    pub const COMMENTS: Self = Self(1 << 4);
    /// Menus, topics, tools.
    pub const NAVIGATION: Self = Self(1 << 5);
    /// Who wrote it and when.
    pub const BYLINE: Self = Self(1 << 6);
    /// Windows on top of the page, words for screen readers alone.
    pub const AUXILIARY: Self = Self(1 << 7);
    /// Pictures or films in a row.
    pub const GALLERY: Self = Self(1 << 8);
    /// A table.
    pub const TABLE: Self = Self(1 << 9);
    /// The head of the page or of an article.
    pub const HEADER: Self = Self(1 << 10);
    /// The headline.
    pub const HEADLINE: Self = Self(1 << 11);
    /// The words below a headline.
    pub const STANDFIRST: Self = Self(1 << 12);
    /// A heading within an article.
    pub const HEADING: Self = Self(1 << 13);
    /// A quotation.
    pub const QUOTATION: Self = Self(1 << 14);

    /// Who wrote it.
    pub const AUTHOR: Self = Self(1 << 15);

    /// Whether it says any of `other`.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What of it is not in `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What of it is in `other`.
    pub fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether it says nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What a tag says.
    pub fn of(tag: &Tag) -> Self {
        let heading = matches!(tag.name.as_bytes(), [b'h', b'1'..=b'6']);
        let own = word(&ELEMENTS, &tag.name);
        let classes = tag.get("class").unwrap_or_default().split_ascii_whitespace().map(name);
        // The id of a heading is made of its words.
        let id = tag.get("id").filter(|_| !heading).map_or(Self::default(), name);
        let roles = [("role", &ROLES), ("itemprop", &PROPERTIES), ("rel", &PROPERTIES)];
        let roles = roles.into_iter().filter_map(|(attribute, table)| Some(word(table, tag.get(attribute)?)));
        let hidden = tag.get("aria-hidden").is_some_and(|hidden| hidden == "true");
        let hidden = if hidden { Self::AUXILIARY } else { Self::default() };
        classes.chain(roles).fold(own | id | hidden, BitOr::bitor)
    }
}

impl BitOr for Says {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

type Table = LazyLock<HashMap<&'static str, Says>>;

static ELEMENTS: Table = LazyLock::new(|| {
    table(&[
        (Says::NAVIGATION, "nav menu footer"),
        (Says::RELATED, "aside"),
        (Says::CAPTION, "figcaption figure"),
        (Says::PROMOTION, "form"),
        (Says::AUXILIARY, "button label option textarea dialog"),
        (Says::TABLE, "table"),
        (Says::HEADER, "header"),
        (Says::HEADLINE, "h1"),
        (Says::HEADING, "h2 h3 h4 h5 h6"),
        (Says::BYLINE, "address time"),
        (Says::QUOTATION, "blockquote"),
    ])
});

static ROLES: Table = LazyLock::new(|| {
    table(&[
        (Says::NAVIGATION, "navigation menu menubar search contentinfo toolbar"),
        (Says::RELATED, "complementary"),
        (Says::AUXILIARY, "dialog alertdialog tooltip status"),
    ])
});

static PROPERTIES: Table = LazyLock::new(|| {
    table(&[
        (Says::BYLINE, "author datePublished dateModified dateCreated"),
        (Says::AUTHOR, "author"),
        (Says::HEADLINE, "headline"),
        (Says::CAPTION, "caption copyrightHolder"),
    ])
});

/// Words of which the names of classes are made, in any language that their makers write. Compiled by hand for this
/// program from what news sites and their content systems commonly use; none is of one site only.
static WORDS: Table = LazyLock::new(|| {
    table(&[
        (
            Says::CAPTION,
            "caption captions credit credits copyright photocredit photographer legend bildunterschrift",
        ),
        (
            Says::PROMOTION,
            "ad ads adv advert adverts advertisement advertising adslot adbox sponsor sponsored sponsors promo \
        promos promotion promobox newsletter newsletters subscribe subscription subscriber paywall signup signin login \
        register registration piano cta donate donation affiliate outbrain taboola zergnet marketing banner abo \
        podcast disclaimer disclosure callout",
        ),
        (
            Says::SHARE,
            "share shares sharing sharebar sharetools social socials addthis sharethis shareaholic sociable follow \
        whatsapp facebook",
        ),
        (
            Says::RELATED,
            "related relateds recommended recommendation recommendations recommend recirc recirculation readmore \
        readnext teaser teasers trending popular mostread latest similar further linkbox moreon suggestions suggested",
        ),
        (Says::COMMENTS, "comment comments disqus respond replies livefyre commentlist discussion"),
        (
            Says::NAVIGATION,
            "breadcrumb breadcrumbs crumb nav navbar navigation menu submenu pagination pager toc topics tags \
        taglist tagbox keywords toolbar tools sidebar widget widgets footer",
        ),
        (
            Says::BYLINE,
            "byline bylines author authors authorbox bio timestamp dateline pubdate published postmeta metadata \
        datetime meta date time vcard postinfo submitted lastchanged",
        ),
        (
            Says::AUXILIARY,
            "modal popup overlay tooltip cookie consent offscreen sronly screenreader printonly a11y noprint \
        rating poll quiz survey pullquote visuallyhidden skiplink srlabel",
        ),
        (Says::GALLERY, "gallery slideshow slider carousel lightbox slide slides player video slidecount"),
        (Says::AUTHOR, "author authors byline bylines vcard autor autoren autorin auteur autore writer"),
        (Says::HEADLINE, "headline"),
        (
            Says::STANDFIRST,
            "standfirst dek subtitle subheadline lead lede intro excerpt summary deck subhead kicker \
        einleitung vorspann chapo sapo entradilla sommario ingress",
        ),
    ])
});

fn table(rows: &[(Says, &'static str)]) -> HashMap<&'static str, Says> {
    let mut table = HashMap::new();
    for (says, words) in rows {
        for word in words.split_ascii_whitespace() {
            let own: &mut Says = table.entry(word).or_default();
            *own = *own | *says;
        }
    }
    table
}

fn word(table: &Table, word: &str) -> Says {
    table.get(word).copied().unwrap_or_default()
}

/// Bytes of the longest name, and parts of the one of most parts: longer ones are made of a text's own words.
const LONGEST: usize = 64;
const PARTS: usize = 6;

/// What a class or an id says: its words, and each two that follow one another written as one.
fn name(name: &str) -> Says {
    // Names such as `md:hidden` and `w-[300px]` tell of looks and sizes.
    if name.len() > LONGEST || name.contains([':', '[']) {
        return Says::default();
    }
    let mut says = Says::default();
    let (mut before, mut parts) = (String::new(), 0);
    for part in parts_of(name) {
        parts += 1;
        says = says | word(&WORDS, &part);
        before.push_str(&part);
        if parts > 1 {
            says = says | word(&WORDS, &before);
        }
        before = part;
    }
    if parts > PARTS { Says::default() } else { says }
}

/// `articleMeta__time-ago` is `article`, `meta`, `time`, `ago`.
fn parts_of(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let (mut inside, mut small) = (false, false);
    for c in name.chars() {
        let letter = c.is_ascii_alphabetic();
        if letter && (!inside || (small && c.is_ascii_uppercase())) {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| letter) {
            part.push(c.to_ascii_lowercase());
        }
        (inside, small) = (letter, c.is_ascii_lowercase());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_apart() {
        assert_eq!(parts_of("articleMeta__time-ago2x"), ["article", "meta", "time", "ago", "x"]);
        assert!(name("article-meta").any(Says::BYLINE) && name("visually-hidden").any(Says::AUXILIARY));
        assert!(name("wp-caption-text").any(Says::CAPTION));
        assert!(name("shadow").is_empty() && name("md:newsletter").is_empty());
        assert!(name("ten-things-the-author-says-of-newsletters-and-ads").is_empty());
    }
}
