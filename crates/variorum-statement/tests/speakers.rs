//! The finer rules on speakers, each with its example. Needs the language model, like `examples.rs`.

mod common;

use common::{parse, speakers};
use variorum_statement::statements;

/// The words of every mention of the first statement's speaker.
fn chain(text: &str) -> Vec<String> {
    let found = statements(&parse(text));
    let speaker = found.first().and_then(|s| s.speaker.as_ref());
    speaker.iter().flat_map(|s| s.mentions.iter()).map(|m| m.of(text).to_owned()).collect()
}

#[test]
fn mentions_are_whole_phrases() {
    assert_eq!(
        chain(
            "Jonas Lie, the Norwegian prime minister, said no to it. The prime minister said it would cost too much."
        ),
        ["Jonas Lie", "The prime minister"]
    );
    assert_eq!(
        chain("Ellen Brandt, 54, said she was born in Oslo. The 54-year-old will run again."),
        ["Ellen Brandt", "she", "The 54-year-old"]
    );
}

#[test]
fn the_object_of_a_verb_is_not_its_subject() {
    assert_eq!(chain("Peter Olsen told him that the plan was dead."), ["Peter Olsen"]);
}

#[test]
fn a_possessor_whose_apostrophe_is_curled_does_not_speak() {
    let text = "Dana Reyes’ old neighbour has slammed her as “cold” and “sly”.";
    let found = speakers(text);
    assert!(!found.contains(&"Dana Reyes".to_owned()), "{found:?}");
}

#[test]
fn a_place_and_a_name_are_two() {
    assert_eq!(speakers("The meeting was held in Veldby. In Veldby, Holt said the plan was dead."), ["Holt"]);
}

#[test]
fn a_pronoun_stands_for_the_only_one_named() {
    assert_eq!(
        speakers("In Veldby, Holt said the plan was dead. She said it would not come back."),
        ["Holt", "Holt"]
    );
}

#[test]
fn a_capital_and_a_side_are_the_government() {
    assert_eq!(
        speakers(
            "President Ilham Aliyev met ministers. Baku said it would not send troops. The Azerbaijani side added \
             that talks would go on. The government said it wanted peace."
        ),
        ["Azerbaijan government", "Azerbaijan government", "Azerbaijan government"]
    );
    assert_eq!(
        speakers("The minister left. Kigali said the border would open. The Rwandan side denied the claim."),
        ["Rwanda government", "Rwanda government"]
    );
}

#[test]
fn a_leader_is_told_by_the_country() {
    assert_eq!(
        speakers(
            "Norway's prime minister, Jonas Lie, met Chancellor Karl Huber. The Norwegian leader said there was no choice."
        ),
        ["Jonas Lie"]
    );
}

#[test]
fn an_office_with_a_place_varies_the_expression() {
    assert_eq!(
        speakers("Ellen Brandt said the bridge was safe. The Veldby senator said it was new."),
        ["Ellen Brandt", "Ellen Brandt"]
    );
}

#[test]
fn who_is_only_counted_keeps_the_word() {
    assert_eq!(
        speakers("One diplomat said the talks were over. Another said they would go on."),
        ["(One diplomat)", "(Another)"]
    );
}

#[test]
fn the_writer_of_the_text_is_nobody_in_it() {
    assert_eq!(speakers("Jane Roe, Veldby\nThe mayor left. She said the plan was dead."), ["?"]);
}

#[test]
fn a_word_before_the_first_name_is_no_part_of_it() {
    assert_eq!(
        speakers("“Certainly Ellen Brandt knew,” Olsen wrote of Ellen Brandt. Brandt said she knew nothing.")
            .last()
            .unwrap(),
        "Ellen Brandt"
    );
}

#[test]
fn a_chance_does_not_speak() {
    assert_eq!(speakers("It was Brandt's last chance to deny that the bridge was old."), ["Brandt"]);
}

#[test]
fn a_body_of_one_kind_is_not_another() {
    assert_eq!(
        speakers(
            "The Veldby Tribune asked Nordbank Foundation for a list. The league said nobody had asked."
        ),
        ["Veldby Tribune", "(league)"]
    );
}

#[test]
fn an_office_behind_a_body_is_its_holder() {
    let text = "Nordbank will pay next week: Nordbank CEO\n\nThe bank would pay everybody, CEO Ellen Brandt said on Monday.";
    assert_eq!(speakers(text), ["Ellen Brandt", "Ellen Brandt"]);
    let text = "Nordbank will pay next week: Nordbank CEO\n\nNordbank will pay everybody, it said on Monday.";
    assert_eq!(speakers(text).first().map(String::as_str), Some("(Nordbank CEO)"));
}

#[test]
fn a_surname_is_known_again_whatever_its_tag() {
    let text = "Mayor Daniel O'Mey said the ferry would sail.\n\nO'Mey said nobody had asked him.\n\n\"It will sail,\" O'Mey said on the radio.";
    assert_eq!(speakers(text), ["Daniel O'Mey"; 3]);
}

#[test]
fn a_headline_or_lead_names_an_office_without_its_holder() {
    let text = "Norsk Kraft sells grid, CEO says\nThe firm met on Monday.\nNorsk Kraft CEO Ole Dahl said the grid was too old.";
    assert_eq!(speakers(text), ["Ole Dahl", "Ole Dahl"]);
    let text = "The grid is for sale, said the power company’s CEO in an interview.\n\
                The state will run it, Norsk Kraft chairman and CEO Ole Dahl said on Sunday.";
    assert_eq!(speakers(text), ["Ole Dahl", "Ole Dahl"]);
}

#[test]
fn a_name_is_one_however_its_apostrophe_is_typed() {
    let text = "Daniel O’Dell said it works. O'Dell said the state would decide.";
    assert_eq!(speakers(text), ["Daniel O'Dell", "Daniel O'Dell"]);
}

#[test]
fn a_quotation_for_a_heading_is_whose_words_it_has() {
    let text = "The bank said the fund was empty.\n'We will never sell the yard'\n\
                “We will never sell the yard, and we will never close it,” Ellen Brandt said.";
    assert_eq!(speakers(text), ["(bank)", "Ellen Brandt", "Ellen Brandt"]);
    let text =
        "Peter Olsen said the fund was empty.\n'We will never sell the yard'\nThe yard was quiet on Monday.";
    assert_eq!(speakers(text), ["Peter Olsen", "?"]);
}

#[test]
fn nobody_is_likely_to_name_himself() {
    let text = "Tom Holt is the captain of the ferry. Holt has sailed since May. Harbour chief Karl Lie believes Holt \
                may leave if he wants to.\n\n\"Tom Holt is a fine sailor, we know him well,\" he told the radio.";
    assert_eq!(speakers(text), ["Karl Lie", "Karl Lie"]);
}
