//! The rules, each with its example. Needs the language model: the one that `VARIORUM_MODEL` names, else the pinned one.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use common::{check, speakers};

#[test]
fn quotation_before_its_cue() {
    check(
        "“The bridge will stay closed,” said Mayor Ellen Brandt.",
        &["Direct: Mayor Ellen Brandt | said | The bridge will stay closed"],
    );
    check("\"Who will pay for it?\" she asked.", &["Direct: she | asked | Who will pay for it?"]);
}

#[test]
fn quotation_after_its_cue() {
    check(
        "Brandt told reporters: “The bridge will stay closed.”",
        &["Direct: Brandt | told | The bridge will stay closed"],
    );
    check(
        "According to Brandt, “the bridge is not safe at all.”",
        &["Direct: Brandt | According to | the bridge is not safe at all"],
    );
}

#[test]
fn quotation_split_by_its_cue_is_one_statement() {
    check(
        "“The bridge,” Brandt said, “will stay closed.” “We have no choice.”",
        &["Direct: Brandt | said | The bridge / will stay closed / We have no choice"],
    );
}

#[test]
fn quotation_over_paragraphs_is_one_statement() {
    check(
        "Brandt said: “The bridge is old.\n“It will stay closed.”",
        &["Direct: Brandt | said | The bridge is old / It will stay closed"],
    );
    check(
        "“The bridge is old,” Brandt said.\n“It will stay closed.”",
        &["Direct: Brandt | said | The bridge is old / It will stay closed"],
    );
}

#[test]
fn a_signed_quotation_has_its_signature_for_source() {
    check(
        "“The bridge will stay closed.” — Ellen Brandt",
        &["Direct: Ellen Brandt | — | The bridge will stay closed"],
    );
}

#[test]
fn titles_and_scare_quotes_are_no_statements() {
    check("The town still reads “The Bridge” and laughs at its “experts” every summer.", &[]);
}

#[test]
fn clause_with_and_without_that() {
    check(
        "Brandt said that the bridge would stay closed.",
        &["Indirect: Brandt | said | the bridge would stay closed"],
    );
    check(
        "The bridge would stay closed, the mayor said on Monday.",
        &["Indirect: the mayor | said | The bridge would stay closed"],
    );
}

#[test]
fn the_time_of_the_report_is_no_content() {
    check(
        "Brandt said on Monday the bridge would stay closed.",
        &["Indirect: Brandt | said | the bridge would stay closed"],
    );
}

#[test]
fn clause_around_its_cue() {
    check(
        "The bridge, Brandt said, would stay closed.",
        &["Indirect: Brandt | said | The bridge / would stay closed"],
    );
}

#[test]
fn a_quotation_inside_a_clause_makes_it_mixed() {
    check(
        "Brandt said the bridge was “a danger to everybody.”",
        &["Mixed: Brandt | said | the bridge was “a danger to everybody.”"],
    );
}

#[test]
fn a_condition_belongs_to_the_content() {
    check(
        "Brandt said the bridge would stay closed unless the state paid for repairs.",
        &["Indirect: Brandt | said | the bridge would stay closed unless the state paid for repairs"],
    );
}

#[test]
fn another_report_after_a_comma_is_a_statement_of_its_own() {
    check(
        "Brandt said the bridge would stay closed, adding that a ferry would run.",
        &[
            "Indirect: Brandt | said | the bridge would stay closed",
            "Indirect: Brandt | adding | a ferry would run",
        ],
    );
}

#[test]
fn a_verb_that_goes_with_the_cue_is_no_content() {
    check(
        "Brandt said the bridge will stay closed and called for help.",
        &["Indirect: Brandt | said | the bridge will stay closed", "Indirect: Brandt | called for | help"],
    );
    check(
        "Brandt hopes to repair the bridge and will meet the governor on Friday.",
        &["Indirect: Brandt | hopes | to repair the bridge"],
    );
}

#[test]
fn what_a_report_brings_about_is_no_content() {
    check(
        "Brandt said the bridge would stay closed, prompting protests.",
        &["Indirect: Brandt | said | the bridge would stay closed"],
    );
}

#[test]
fn according_to_somebody() {
    check(
        "The bridge will stay closed, according to the mayor.",
        &["Indirect: the mayor | according to | The bridge will stay closed"],
    );
}

#[test]
fn plans_demands_denials_and_beliefs() {
    check("Brandt promised to repair the bridge.", &["Indirect: Brandt | promised | to repair the bridge"]);
    check("Brandt urged the state to pay.", &["Indirect: Brandt | urged | the state to pay"]);
    check("Brandt denied taking any money.", &["Indirect: Brandt | denied | taking any money"]);
    check("Brandt believes that the bridge is safe.", &["Indirect: Brandt | believes | the bridge is safe"]);
    check("Brandt called for an inquiry.", &["Indirect: Brandt | called for | an inquiry"]);
}

#[test]
fn nouns_and_adjectives_that_report() {
    check(
        "Brandt is confident that the bridge is safe.",
        &["Indirect: Brandt | is confident | the bridge is safe"],
    );
    check(
        "Nobody shares his belief that the bridge is safe.",
        &["Indirect: his | belief | the bridge is safe"],
    );
}

#[test]
fn speech_inside_speech() {
    check(
        "Brandt rejected claims by the engineers that the bridge was unsafe.",
        &[
            "Indirect: Brandt | rejected | claims by the engineers that the bridge was unsafe",
            "Indirect: the engineers | claims | the bridge was unsafe",
        ],
    );
}

#[test]
fn a_headline_may_name_its_speaker_before_a_colon() {
    check(
        "Brandt: Bridge will stay closed\nEllen Brandt, the mayor, gave no date.",
        &["Indirect: Brandt | : | Bridge will stay closed"],
    );
}

#[test]
fn a_dateline_is_no_content() {
    check(
        "OSLO, Jan. 5 (Agency) — The bridge will stay closed, the mayor said.",
        &["Indirect: the mayor | said | The bridge will stay closed"],
    );
}

#[test]
fn a_surname_and_a_pronoun_stand_for_the_full_name() {
    assert_eq!(
        speakers("Mayor Ellen Brandt opened the bridge. Brandt said it was safe. She added that it was new."),
        ["Ellen Brandt", "Ellen Brandt"]
    );
}

#[test]
fn pronouns_agree_with_the_name() {
    assert_eq!(
        speakers("Ellen Brandt met Peter Olsen. He said the bridge was safe. She said that it was not."),
        ["Peter Olsen", "Ellen Brandt"]
    );
}

#[test]
fn a_title_stands_for_the_one_who_bears_it() {
    assert_eq!(
        speakers("Governor Ellen Brandt met engineer Peter Olsen. The governor said the bridge was safe."),
        ["Ellen Brandt"]
    );
}

#[test]
fn who_is_not_named_keeps_the_description() {
    assert_eq!(speakers("A senior engineer said the bridge was safe."), ["(senior engineer)"]);
}

#[test]
fn who_speaks_for_somebody_is_not_that_somebody() {
    assert_eq!(
        speakers("Ellen Brandt left. A spokesman for Ellen Brandt said the bridge was safe."),
        ["(spokesman for Ellen Brandt)"]
    );
}

#[test]
fn a_noun_may_stand_for_the_body_named_before() {
    assert_eq!(
        speakers("Nordbank Holdings lost money in May. The company said it would close its offices."),
        ["Nordbank Holdings"]
    );
}

#[test]
fn one_of_several_bodies_is_not_the_one_named_before() {
    let text = "Transport Minister Ann Lee closed the Carrick Bridge. The cables are worn, according to the ministry.";
    assert_eq!(speakers(text), ["(ministry)"]);
}

#[test]
fn a_denied_claim_is_not_the_deniers() {
    let text = "Lee rejected a claim that her office had known of the damage.";
    check(text, &["Indirect: Lee | rejected | a claim that her office had known of the damage"]);
}

#[test]
fn the_government_is_that_of_the_country_named_before() {
    assert_eq!(
        speakers("Norway closed the border on Monday. The government said it would open in May."),
        ["Norway government"]
    );
}

#[test]
fn a_government_has_one_name_whatever_it_is_called() {
    let text =
        "The minister left Oslo. Norway said it would open the border. The Norwegian side wants a treaty.";
    assert_eq!(speakers(text)[0], "Norway government");
    assert_eq!(speakers(text).last().unwrap(), "Norway government");
    assert_eq!(speakers("The match was lost. Norway said it would play on.")[0], "Norway");
}

#[test]
fn a_lead_describes_whom_the_next_sentence_names() {
    assert_eq!(
        speakers(
            "The finance minister said on Friday that taxes would rise.\n\
             “There is no choice,” Peter Olsen said in an interview."
        ),
        ["Peter Olsen", "Peter Olsen"]
    );
}

#[test]
fn a_paper_speaks_for_its_owner() {
    assert_eq!(speakers("Ellen Brandt left. Brandt's report says the bridge is not safe."), ["Ellen Brandt"]);
}

#[test]
fn a_body_may_be_called_by_a_word_of_its_name() {
    assert_eq!(
        speakers("The Department for Roads closed the bridge. The department said it was not safe."),
        ["Department for Roads"]
    );
}

#[test]
fn a_title_tells_namesakes_apart() {
    assert_eq!(
        speakers("Peter Olsen met Ellen Olsen. Mrs. Olsen said the bridge was safe."),
        ["Ellen Olsen"]
    );
}

#[test]
fn the_subject_goes_on() {
    assert_eq!(speakers("Peter Olsen met Mark Brandt. He said that it was safe."), ["Peter Olsen"]);
}

#[test]
fn a_sentence_between_two_reports_of_one_speaker_may_run_on() {
    check(
        "Brandt said the banks had been talking for months. As part of these contacts, both sides exchanged \
         lists of their debts. These lists were kept secret. Still, Brandt said that nothing was signed.",
        &[
            "Indirect: Brandt | said | the banks had been talking for months",
            "Indirect:  |  | both sides exchanged lists of their debts / These lists were kept secret",
            "Indirect: Brandt | said | nothing was signed",
        ],
    );
}

#[test]
fn the_narrators_background_does_not_run_on() {
    let reports =
        ["Indirect: Brandt | said | the law was unfair", "Indirect: Brandt | said | it would change"];
    check(
        "Brandt said the law was unfair. Under this law, drivers pay a fine. Brandt said that it would change.",
        &reports,
    );
    check(
        "Brandt said the law was unfair. This week, many drivers paid a fine. Brandt said that it would change.",
        &reports,
    );
}

#[test]
fn a_quotation_after_a_colon_may_have_its_cue_behind_it() {
    check(
        "In her speech, she praised hard work: “Change the world and then change it again,” she said.",
        &["Direct: she | said | Change the world and then change it again"],
    );
}
