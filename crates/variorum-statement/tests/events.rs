//! What a text says of its events, each rule with its example. Needs the language model, as `examples.rs` does.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot begin has failed")]

mod common;

use common::parse;
use variorum_statement::Modality::{self, Certain, Hypothetical, Intended, Possible};
use variorum_statement::{Factuality, factuality};

/// The sentences whose marked word does not stand to what happens as expected.
#[track_caller]
fn check(examples: &[(&str, bool, Modality)]) {
    let mut wrong = Vec::new();
    for (example, denied, modality) in examples {
        let at = example.find('*').unwrap();
        let doc = parse(&example.replace('*', ""));
        let event = doc.tokens().find(|t| t.span().start() == at).unwrap();
        let found = factuality(event);
        if found != (Factuality { denied: *denied, modality: *modality }) {
            wrong.push(format!("{example}: {found:?}, {} of {}", event.dep(), event.head().text()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn negators() {
    check(&[
        ("The bank did not *sell* the bridge.", true, Certain),
        ("The bank no longer *sells* bridges.", true, Certain),
        ("No agreement was *signed*.", true, Certain),
        ("No *agreement* was signed.", true, Certain),
        ("Nobody *sold* the bridge.", true, Certain),
        ("Neither company *sold* the bridge.", true, Certain),
        ("The bank made no *offer*.", true, Certain),
        ("The bank did not *reach* a deal.", true, Certain),
        ("The bank did not reach a *deal*.", true, Certain),
        ("The bank did not give any *details*.", true, Certain),
        ("The bank did not sell the bridge or *repair* it.", true, Certain),
        ("The *strike* did not happen.", true, Certain),
        ("The bank left without *selling* the bridge.", true, Certain),
        ("The day ended without an *agreement*.", true, Certain),
        ("The bank bought the bridge instead of *selling* it.", true, Certain),
        ("The bank said nothing about why it *sold* the bridge.", false, Certain),
        ("The bank not only *sold* the bridge but also closed.", false, Certain),
        ("The bank will no doubt *sell* the bridge.", false, Certain),
        ("The bank *sold* no more than three bridges.", false, Certain),
        ("The bank *sold* the bridge at no cost.", false, Certain),
        ("The bank hardly *sold* any bridges.", true, Certain),
        ("Under no circumstances will the bank *sell* the bridge.", true, Certain),
    ]);
}

#[test]
fn words_that_deny() {
    check(&[
        ("The bank refused to *sell* the bridge.", true, Certain),
        ("The bank failed to *sell* the bridge.", true, Certain),
        ("The bank was unable to *sell* the bridge.", true, Certain),
        ("The bank has yet to *sell* the bridge.", true, Certain),
        ("The bank denied *selling* the bridge.", true, Certain),
        ("The bank ruled out a *sale*.", true, Certain),
        ("The court stopped the bank from *selling* the bridge.", true, Certain),
        ("The law prevented the bank from *selling* the bridge.", true, Certain),
        ("The bank stopped *selling* bridges.", true, Certain),
        ("The company halted *production* on Monday.", true, Certain),
        ("The *sale* was cancelled.", true, Certain),
        ("The cancelled *sale* cost millions.", true, Certain),
        ("The *sale* was postponed.", true, Certain),
        ("There was a lack of *agreement*.", true, Certain),
        ("Delays in the *delivery* of the trains cost millions.", true, Certain),
        ("The bank did not refuse to *sell* the bridge.", false, Certain),
        ("The bank did not deny that it *sold* the bridge.", false, Certain),
        ("The bank has not ruled out a *sale*.", false, Possible),
        ("The bank rejected the *offer*.", false, Certain),
        ("The bank rejected a claim that it had *sold* the bridge.", true, Certain),
        ("The bank failed in *court*.", false, Certain),
    ]);
}

#[test]
fn denials_that_are_not_settled() {
    check(&[
        ("The bank tried to avoid a *strike*.", true, Intended),
        ("The law may prevent the bank from *selling* the bridge.", true, Possible),
        ("The bank may fail to *sell* the bridge.", true, Possible),
        ("Prices are unlikely to *rise*.", true, Possible),
    ]);
}

#[test]
fn negation_is_raised() {
    check(&[
        ("Prices are not expected to *rise*.", true, Possible),
        ("The bank does not think that prices will *rise*.", true, Certain),
        ("The bank did not try to *sell* the bridge.", true, Intended),
        ("The bank has no plans to *sell* the bridge.", true, Intended),
        ("The bank has no intention of *selling* the bridge.", true, Certain),
        ("There was no sign of a *recovery*.", true, Certain),
        ("The bank did not say that it *sold* the bridge.", false, Certain),
        ("The bank did not ask the state to *pay*.", false, Intended),
    ]);
}

#[test]
fn auxiliaries_and_adverbs() {
    check(&[
        ("The bank may *sell* the bridge.", false, Possible),
        ("The bank could continue to *sell* bridges.", false, Possible),
        ("The bank will probably *sell* the bridge.", false, Possible),
        ("Two offices would be *closed*.", false, Possible),
        ("The bank cannot *sell* the bridge.", true, Certain),
        ("The bank will *sell* the bridge.", false, Certain),
        ("The bank said it would *sell* the bridge.", false, Certain),
        ("The bank says it would *sell* the bridge.", false, Possible),
        ("The bank would have *sold* the bridge.", false, Hypothetical),
        ("The bank would *close* if prices fell.", false, Hypothetical),
        ("The bank will close if prices *fall*.", false, Hypothetical),
        ("The bank should *sell* the bridge.", false, Hypothetical),
    ]);
}

#[test]
fn words_that_leave_open() {
    check(&[
        ("Prices are likely to *rise*.", false, Possible),
        ("Investors fear that prices will *fall*.", false, Possible),
        ("Shares fell on fears of a *recession*.", false, Possible),
        ("The bank is considering a *sale*.", false, Possible),
        ("The bridge is believed to *be* old.", false, Possible),
        ("The bridge is *believed* to be old.", false, Certain),
        ("The war could trigger a *collapse* of prices.", false, Possible),
        ("The war could lead to a *collapse* of prices.", false, Possible),
        ("The *sale* could be completed in May.", false, Possible),
        ("The banks held merger talks, and a *merger* is possible.", false, Possible),
        ("The bank answered concerns over the bridge's *placement*.", false, Certain),
        ("Investors are concerned as prices *fall*.", false, Certain),
    ]);
}

#[test]
fn what_is_wanted_tried_or_planned_for() {
    check(&[
        ("The bank hopes to *sell* the bridge.", false, Intended),
        ("The bank tried to *sell* the bridge.", false, Intended),
        ("The bank is fighting to *keep* the bridge.", false, Intended),
        ("The bank is negotiating the *sale* of the bridge.", false, Intended),
        ("The bank borrowed money to *buy* a bridge.", false, Intended),
        ("The state announced measures to *stop* the crisis.", false, Intended),
        ("The money is used to *pay* the workers.", false, Intended),
        ("The state presented a *rescue* plan.", false, Intended),
        ("The state explained its proposed *plan*.", false, Certain),
        ("The bank plans to *sell* the bridge.", false, Certain),
        ("Shares fell to *end* the day at 40.", false, Certain),
    ]);
}
