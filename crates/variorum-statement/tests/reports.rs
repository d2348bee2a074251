//! What stands around a report and whether it is part of what was said. Needs the language model, as the examples do.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use common::{check, parse, speakers};
use proptest::prelude::*;
use variorum_statement::statements;

#[test]
fn the_scene_of_a_report_is_no_statement() {
    let said = ["Indirect: Brandt | said | the bridge would stay closed"];
    for scene in
        ["Speaking about the summer of 2009 on local radio", "Asked about the cuts", "Replying to critics"]
    {
        check(&format!("{scene}, Brandt said the bridge would stay closed."), &said);
    }
    check("Brandt spoke about the summer of 2009.", &["Indirect: Brandt | spoke about | the summer of 2009"]);
    check(
        "Asked whether she would resign, Brandt said the bridge was safe.",
        &[
            "Indirect: Brandt | Asked | whether she would resign",
            "Indirect: Brandt | said | the bridge was safe",
        ],
    );
}

#[test]
fn what_else_somebody_would_is_said_too() {
    check(
        "The caption reveals he suffered “a bad injury” and will be “away for a couple of days while recovering”.",
        &[
            "Mixed: The caption | reveals | he suffered “a bad injury” and will be “away for a couple of days while recovering”",
        ],
    );
}

#[test]
fn a_participle_brings_in_a_second_quotation() {
    check(
        "Brandt said it was a “very fine day” adding: “You built this bridge.”",
        &[
            "Mixed: Brandt | said | it was a “very fine day”",
            "Direct: Brandt | adding | You built this bridge",
        ],
    );
}

#[test]
fn a_report_may_follow_what_is_quoted_in_part() {
    check(
        "The yards are well-managed and the owners “did a lot of things right,” he continued.",
        &["Mixed: he | continued | The yards are well-managed and the owners “did a lot of things right,”"],
    );
}

#[test]
fn a_subject_may_have_a_clause_of_its_own() {
    check(
        "Brandt said the potential cost of the bridge, which has already burdened the town, had an “extraordinarily wide” range.",
        &[
            "Mixed: Brandt | said | the potential cost of the bridge, which has already burdened the town, had an “extraordinarily wide” range",
        ],
    );
}

#[test]
fn a_verb_behind_a_name_may_be_taken_for_a_noun() {
    check(
        "Remo Verian claims that the old yard can reach the levels of Harwick and challenge for the cup.",
        &[
            "Indirect: Remo Verian | claims | the old yard can reach the levels of Harwick and challenge for the cup",
        ],
    );
}

#[test]
fn what_is_shared_and_what_one_is_tipped_for() {
    check(
        "Brandt shared that he is taking part in the race.",
        &["Indirect: Brandt | shared | he is taking part in the race"],
    );
    check("Rossi has been tipped to win the race.", &["Indirect:  | has been tipped | to win the race"]);
    check(
        "Brandt maintained his usual optimism that the town would finish the bridge.",
        &["Indirect: his | optimism | the town would finish the bridge"],
    );
}

#[test]
fn a_clause_may_go_on_with_what_was_said() {
    let text = "Brandt said that the bridge was old, and there were several cracks in its arches.";
    check(
        text,
        &[
            "Indirect: Brandt | said | the bridge was old",
            "Indirect:  |  | there were several cracks in its arches",
        ],
    );
    assert_eq!(speakers(text), ["Brandt", "Brandt"]);
    check(
        "“We must be careful,” Brandt said, and some projects may be put off to save money.",
        &[
            "Direct: Brandt | said | We must be careful",
            "Indirect:  |  | some projects may be put off to save money",
        ],
    );
}

#[test]
fn a_clause_after_a_quotation_may_hang_on_what_is_quoted() {
    check(
        "“We must reduce spending sharply,” Brandt said, and some projects may be slowed down to save money.",
        &[
            "Direct: Brandt | said | We must reduce spending sharply",
            "Indirect:  |  | some projects may be slowed down to save money",
        ],
    );
}

#[test]
fn what_the_reader_is_told_to_do_is_no_statement() {
    check("Consider the case of the old bridge.", &[]);
    check("Support your local ferry.", &[]);
}

#[test]
fn a_clause_of_the_narrator_is_no_content() {
    check(
        "Brandt said the bridge was safe, but it collapsed two days later.",
        &["Indirect: Brandt | said | the bridge was safe"],
    );
    check("“Follow me,” Brandt said, and the boys ran after her.", &["Direct: Brandt | said | Follow me"]);
}

#[test]
fn an_inverted_report_may_follow_a_headline_without_a_stop() {
    check(
        "Bridge To Be Given To The State, Says Mayor\n\nThe bridge, which crosses the river, is being given to \
         the state, said the town’s mayor in a Sunday interview.",
        &[
            "Indirect: the town’s mayor | said | The bridge, which crosses the river, is being given to the state",
        ],
    );
}

#[test]
fn what_somebody_is_accused_of_is_content() {
    check("Brandt is accused of taking bribes.", &["Indirect:  | is accused of | taking bribes"]);
    check("Brandt stands accused of taking bribes.", &["Indirect:  | accused of | taking bribes"]);
}

#[test]
fn what_somebody_makes_clear_is_content() {
    for cue in ["has made it clear", "made clear"] {
        check(
            &format!("Brandt {cue} that she would not resign."),
            &[&format!("Indirect: Brandt | {cue} | she would not resign")],
        );
    }
}

#[test]
fn what_something_is_taken_for_is_content() {
    check(
        "Brandt sees the bridge as a danger to the town.",
        &["Indirect: Brandt | sees | the bridge as a danger to the town"],
    );
    check("Brandt sees the bridge every morning.", &[]);
    check(
        "Brandt distanced herself from those comments.",
        &["Indirect: Brandt | distanced herself from | those comments"],
    );
}

#[test]
fn the_narrator_may_explain_at_the_end() {
    check(
        "Brandt said she would vote for Olsen, who won the first round in Veldby.",
        &["Indirect: Brandt | said | she would vote for Olsen"],
    );
    check(
        "Brandt said that about 40 percent of the members were women, a proportion that had risen in recent years.",
        &["Indirect: Brandt | said | about 40 percent of the members were women"],
    );
}

#[test]
fn the_narrator_may_explain_between_dashes() {
    check(
        "Nordbank—which owns the yard, the oldest in the north—is selling it to the state, said Ellen Brandt.",
        &["Indirect: Ellen Brandt | said | Nordbank / is selling it to the state"],
    );
    check(
        "Brandt said the yard -- or what was left of it -- would close.",
        &["Indirect: Brandt | said | the yard -- or what was left of it -- would close"],
    );
}

#[test]
fn why_somebody_means_to_act_is_a_report_of_its_own() {
    check(
        "Some players gathered in Oslo and vowed to oust the captain as they felt he was too rude.",
        &[
            "Indirect: Some players | vowed | to oust the captain",
            "Indirect: Some players | felt | he was too rude",
        ],
    );
}

#[test]
fn idioms_report_nothing() {
    check("Brandt called the keeper to account.", &[]);
    check("The flood called the plan into question.", &[]);
}

#[test]
fn a_quotation_may_follow_a_clause_under_one_subject() {
    check(
        "Brandt said it was too early but added, “I have an idea of the results.”",
        &[
            "Indirect: Brandt | said | it was too early",
            "Direct: Brandt | added | I have an idea of the results",
        ],
    );
}

#[test]
fn a_verb_and_a_noun_may_report_together() {
    check(
        "Brandt voiced concern about the state of the bridge.",
        &["Indirect: Brandt | voiced concern about | the state of the bridge"],
    );
    check(
        "Brandt expressed her opinion on the closure.",
        &["Indirect: Brandt | expressed her opinion on | the closure"],
    );
}

#[test]
fn a_span_ends_where_a_word_does() {
    check("Brandt didn’t say who’d pay.", &["Indirect: Brandt | didn’t say | who’d pay"]);
    check("He’s hoping to win.", &["Indirect: He | hoping | to win"]);
    check(
        "Brandt said Friday’s vote was a disgrace.",
        &["Indirect: Brandt | said | Friday’s vote was a disgrace"],
    );
}

/// Whether a byte of a text lies inside a word, or before an apostrophe inside of one.
fn is_inside(text: &str, at: usize, start: bool) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut rest = text[at..].chars();
    let next = rest.next();
    let clitic = start && matches!(next, Some('\'' | '’')) && letter(rest.next());
    letter(text[..at].chars().next_back()) && (letter(next) || clitic)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_span_ends_inside_a_word(
        words in prop::collection::vec(
            "(He|Brandt|They|who|we|the mayor|Monday)(’s|'s|’ve|'d|’ll|n’t)?|did(n’t|n't)?|can(not|’t)?|wanna\
             |say|said|says|saying|told|hopes?|claims? that|accused of|expected to|the bridge|closed|,|“|”|\\.",
            1..20,
        ),
    ) {
        let text = words.join(" ");
        for s in statements(&parse(&text)) {
            for span in s.content.iter().chain(&s.cue).chain(&s.source) {
                prop_assert!(!is_inside(&text, span.start(), true), "{text}: {}", span.of(&text));
                prop_assert!(!is_inside(&text, span.end(), false), "{text}: {}", span.of(&text));
            }
        }
    }
}

#[test]
fn the_subject_of_a_report_belongs_to_it_whatever_the_tree_makes_of_it() {
    check(
        "Brandt added nobody at the club was considered dangerous.",
        &["Indirect: Brandt | added | nobody at the club was considered dangerous"],
    );
    check(
        "Brandt added nobody at the club was considered \"category one\" in respect of the three.",
        &[
            "Mixed: Brandt | added | nobody at the club was considered \"category one\" in respect of the three",
        ],
    );
}

#[test]
fn a_court_that_rules_says_nothing() {
    check("A judge dismissed the team's pay claim on Friday.", &[]);
    check(
        "The mayor dismissed the claim that she had known.",
        &["Indirect: The mayor | dismissed | the claim that she had known"],
    );
}
