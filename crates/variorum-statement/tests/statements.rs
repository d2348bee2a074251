//! The finer rules on content, cue and source, each with its example. Needs the language model, like `examples.rs`.

mod common;

use common::{check, parse};
use variorum_statement::{CueKind, statements};

#[test]
fn marks_of_many_traditions() {
    for (open, close) in [("„", "“"), ("«", "»"), ("»", "«"), ("''", "''"), ("“", "”")] {
        check(
            &format!("{open}The bridge will stay closed{close}, Brandt said."),
            &["Direct: Brandt | said | The bridge will stay closed"],
        );
    }
}

#[test]
fn a_quotation_inside_a_quotation_is_part_of_it() {
    check(
        "‘He called the deal “a disgrace” and left,’ Brandt said.",
        &["Direct: Brandt | said | He called the deal “a disgrace” and left"],
    );
}

#[test]
fn a_quotation_without_closing_mark_ends_before_its_cue() {
    check(
        "“The bridge is closed, Brandt said. It will open in May.",
        &["Direct: Brandt | said | The bridge is closed"],
    );
}

#[test]
fn a_quotation_may_be_split_twice() {
    check(
        "“We,” Brandt said on Monday, “will never give up, and we,” she added, “will win.”",
        &["Direct: Brandt | said | We / will never give up, and we", "Direct: she | added | will win"],
    );
}

#[test]
fn a_name_before_a_colon_or_dash_is_the_source() {
    check(
        "Brandt: “The bridge is not safe for cars.”",
        &["Direct: Brandt | : | The bridge is not safe for cars"],
    );
    check(
        "Brandt — “The bridge is not safe for cars.”",
        &["Direct: Brandt | — | The bridge is not safe for cars"],
    );
}

#[test]
fn headlines_name_their_source_in_many_ways() {
    let lead = "\nEllen Brandt, the mayor of Veldby, gave no date.";
    let headline = |text: &str, expected: &str| check(&format!("{text}{lead}"), &[expected]);
    headline("Mayor: Bridge will stay closed", "Indirect: Mayor | : | Bridge will stay closed");
    headline("Bridge will stay closed, mayor says", "Indirect: mayor | says | Bridge will stay closed");
    headline("Bridge to be closed in May - report", "Indirect: report | - | Bridge to be closed in May");
    headline("“We have no choice”: Brandt defends closure", "Direct: Brandt | : | We have no choice");
}

#[test]
fn who_an_interview_names_at_each_turn_speaks() {
    check(
        "Ellen Brandt, the mayor, met Peter Olsen, a reporter.\nOlsen: Why is the bridge closed?\nBrandt: The bridge is old.",
        &["Indirect: Olsen | : | Why is the bridge closed", "Indirect: Brandt | : | The bridge is old"],
    );
}

#[test]
fn a_byline_is_no_statement() {
    for byline in ["Jane Roe, Veldby", "JANE ROE", "By Jane Roe"] {
        check(
            &format!("{byline}\nAnna Holt said the plan was dead."),
            &["Indirect: Anna Holt | said | the plan was dead"],
        );
    }
}

#[test]
fn names_and_works_in_marks_are_no_statements() {
    check("Brandt, nicknamed “The Hammer,” wrote the novel “A Bridge of Straw,” which won a prize.", &[]);
    check("The film “She Said Yes to Nothing” opens on Friday.", &[]);
    check("The so-called “experts” never came.", &[]);
}

#[test]
fn a_condition_of_the_content_is_content_wherever_it_stands() {
    check(
        "If the council votes against her, Holt said, she would leave.",
        &["Indirect: Holt | said | If the council votes against her / she would leave"],
    );
    check(
        "Unless the state pays, the bridge will close, Holt warned.",
        &["Indirect: Holt | warned | Unless the state pays, the bridge will close"],
    );
    check(
        "The company vowed not to sell unless the state raised its offer.",
        &["Indirect: The company | vowed | not to sell unless the state raised its offer"],
    );
}

#[test]
fn a_question_may_be_put_to_somebody() {
    check(
        "Reporters asked Brandt when the bridge would open and who would pay.",
        &["Indirect: Reporters | asked | when the bridge would open and who would pay"],
    );
}

#[test]
fn the_kind_of_the_cue_is_kept() {
    let kind = |text: &str| statements(&parse(text)).first().map(|s| s.cue_kind);
    assert_eq!(kind("Brandt said the bridge was safe."), Some(CueKind::Speech));
    assert_eq!(kind("Brandt asked whether the bridge was safe."), Some(CueKind::Question));
    assert_eq!(kind("Brandt denied that the bridge was safe."), Some(CueKind::Denial));
    assert_eq!(kind("Brandt plans to sell the house."), Some(CueKind::Plan));
    assert_eq!(kind("Brandt demanded that the state pay."), Some(CueKind::Demand));
    assert_eq!(kind("Brandt believes the bridge is safe."), Some(CueKind::Belief));
}

#[test]
fn what_a_source_asks_for_itself_is_no_statement() {
    check(
        "A senior official, who asked not to be named, said the plan was dead.",
        &["Indirect: A senior official | said | the plan was dead"],
    );
    check(
        "Holt confirmed the meeting on the condition of anonymity.",
        &["Indirect: Holt | confirmed | the meeting"],
    );
}

#[test]
fn somebody_may_be_called_on_or_called_names() {
    check(
        "She also called for all candidates to publish their taxes.",
        &["Indirect: She | also called for | all candidates to publish their taxes"],
    );
    check(
        "Olsen later called her “third-rate” and left.",
        &["Mixed: Olsen | later called | her “third-rate”"],
    );
    check(
        "Olsen has been criticized by some of his rivals for failing to spend enough time in the town.",
        &[
            "Indirect: some of his rivals | has been criticized | Olsen / for failing to spend enough time in the town",
        ],
    );
}

#[test]
fn a_cue_may_stand_before_a_comma_or_after_as() {
    check(
        "Holt says, win or lose in Tuesday's crucial vote, she is staying in the race.",
        &["Indirect: Holt | says | win or lose in Tuesday's crucial vote, she is staying in the race"],
    );
    check(
        "As the Veldby Tribune noted, Holt raised more than $1 million from the industry.",
        &["Indirect: the Veldby Tribune | noted | Holt raised more than $1 million from the industry"],
    );
}

#[test]
fn the_narrator_may_go_on_after_the_content() {
    check(
        "He predicted a win in Veldby, which votes on March 1.",
        &["Indirect: He | predicted | a win in Veldby"],
    );
    check(
        "Holt said the plan was “a joke” after she left the meeting of the council.",
        &["Mixed: Holt | said | the plan was “a joke”"],
    );
}

#[test]
fn speech_inside_speech_has_its_chain_of_voices() {
    let told =
        statements(&parse("Aliyev said that Blinken had told him that the troops would leave by May 5."));
    let [outer, inner] = &told[..] else { panic!("{told:?}") };
    assert!(outer.voices.is_empty());
    assert_eq!(inner.speaker.as_ref().map(|s| &*s.name), Some("Blinken"));
    assert_eq!(inner.voices.iter().flatten().map(|s| &*s.name).collect::<Vec<_>>(), ["Aliyev"]);
}

#[test]
fn what_somebody_says_of_their_own_words_is_one_statement() {
    check(
        "Holt said on Friday that Holt had announced that the plan was dead.",
        &["Indirect: Holt | said | Holt had announced that the plan was dead"],
    );
}

#[test]
fn a_headline_repeats_what_is_said_below_it() {
    let text = "Harbour to take ‘painful’ steps after storm\n\nThe harbour will take painful steps after the storm, \
                mayor Ann Brandt said on Monday.";
    check(
        text,
        &[
            "Mixed:  |  | Harbour to take ‘painful’ steps after storm",
            "Indirect: mayor Ann Brandt | said | The harbour will take painful steps after the storm",
        ],
    );
    // A title in marks is nobody's claim.
    check("‘Storm Song’ wins harbour prize\n\nThe song was played on Monday.", &[]);
}

#[test]
fn a_role_may_stand_behind_a_headline() {
    check(
        "The bridge will open in May: Harbour Cables CEO",
        &["Indirect: Harbour Cables CEO | : | The bridge will open in May"],
    );
    check("In pictures: the new harbour chief", &[]);
}

#[test]
fn a_clause_may_go_on_inside_the_marks() {
    check(
        "Brandt cited papers showing the women’s team “was paid more than the men’s team.”",
        &["Mixed: papers | showing | the women’s team “was paid more than the men’s team.”"],
    );
}
