//! Words that news texts put for one another. Own compilation; a lemma stands in one group only, the first is the one that
//! all are compared by. They help to find readings of one utterance; they never decide that two readings agree.

use std::collections::HashMap;
use std::sync::LazyLock;

#[rustfmt::skip]
const GROUPS: &[&[&str]] = &[
    // Thinking and saying
    &["consider", "contemplate", "weigh", "mull", "ponder", "consideration"],
    &["envisage", "envision", "foresee", "plan", "intend", "intention"],
    &["claim", "allege", "allegation", "assertion", "accusation", "accuse"],
    &["deny", "denial", "reject", "rejection", "refute", "rebut", "dismiss", "dismissal"],
    &["believe", "think", "reckon", "feel"],
    &["ask", "question", "inquiry", "enquiry", "query", "inquire"],
    &["reveal", "disclose", "unveil", "disclosure", "revelation"],
    &["warn", "caution", "warning", "alert"],
    &["promise", "pledge", "vow", "commit", "commitment"],
    &["agree", "agreement", "deal", "accord", "pact", "treaty", "consent"],
    &["blame", "criticize", "criticise", "condemn", "criticism", "denounce", "slam", "blast"],
    &["talk", "negotiation", "negotiate", "discussion", "discuss"],
    &["hint", "suggest", "imply", "indicate", "suggestion"],
    &["demand", "insist", "urge", "insistence"],
    &["explain", "clarify", "clear", "explanation", "clarification"],
    // Starting, stopping, changing
    &["begin", "start", "commence", "launch", "kick"],
    &["end", "finish", "conclude", "stop", "cease", "halt", "cessation", "conclusion"],
    &["postpone", "delay", "defer", "suspend", "suspension", "postponement"],
    &["continue", "proceed", "resume", "carry", "resumption"],
    &["change", "alter", "shift", "transform", "transformation", "alteration"],
    &["increase", "rise", "grow", "growth", "surge", "climb", "jump"],
    &["decrease", "fall", "drop", "decline", "shrink", "plunge", "slump"],
    &["reduce", "cut", "lower", "slash", "trim", "reduction"],
    &["ban", "prohibit", "bar", "forbid", "outlaw", "prohibition"],
    &["allow", "permit", "let", "authorize", "permission", "approve", "approval"],
    &["happen", "occur", "appear", "emerge"],
    &["remove", "oust", "topple", "depose", "removal"],
    &["leave", "depart", "quit", "exit", "departure", "withdraw", "withdrawal"],
    &["resign", "resignation"],
    // Taking part, helping, giving
    &["participate", "participation", "involve", "involvement", "involved"],
    &["join", "joining"],
    &["send", "deploy", "deployment", "dispatch"],
    &["help", "aid", "assist", "assistance", "support", "back"],
    &["give", "provide", "supply", "deliver", "provision", "delivery"],
    &["donate", "donation"],
    &["receive", "get", "obtain"],
    &["buy", "purchase", "acquire", "acquisition"],
    &["share", "distribute", "allocate", "allocation", "distribution"],
    &["protect", "defend", "protection", "safeguard"],
    &["secure", "ensure", "guarantee"],
    &["avoid", "prevent", "prevention"],
    // War, police, courts
    &["troop", "soldier", "contingent", "force"],
    &["mission", "operation", "deployment"],
    &["hostility", "combat", "fighting", "battle"],
    &["ceasefire", "truce", "armistice"],
    &["attack", "assault", "strike", "raid", "offensive"],
    &["kill", "slay", "murder"],
    &["die", "death", "dead", "perish", "fatality"],
    &["injure", "wound", "hurt", "injury"],
    &["arrest", "detain", "detention", "apprehend"],
    &["suit", "lawsuit", "case"],
    &["court", "judge", "tribunal"],
    &["ruling", "decision", "verdict", "rule", "decide", "judgment"],
    &["appeal", "appellant"],
    &["law", "legislation", "statute", "bill"],
    &["police", "officer", "policeman"],
    &["conspiracy", "plot", "conspire", "scheme"],
    &["rebellion", "revolt", "mutiny", "uprising"],
    // Politics
    &["government", "administration", "authority", "authorities"],
    &["minister", "secretary"],
    &["president", "leader", "head"],
    &["vote", "ballot", "poll", "election"],
    &["abroad", "overseas", "outside", "beyond"],
    &["nation", "country", "state", "homeland"],
    &["people", "citizen", "population"],
    &["ally", "partner", "partnership"],
    &["aim", "goal", "objective", "ambition", "aspiration", "target"],
    &["position", "stance", "view"],
    &["press", "media"],
    // Economy
    &["spend", "spending", "expenditure", "expense", "outlay"],
    &["budget", "finance", "financial", "fiscal"],
    &["revenue", "income", "earnings"],
    &["pay", "salary", "wage", "compensation"],
    &["firm", "company", "business", "corporation"],
    &["job", "employment", "work"],
    &["tariff", "duty", "levy"],
    &["loan", "borrow", "credit", "debt"],
    &["stockpile", "reserve", "inventory", "stock"],
    &["road", "journey", "path", "way"],
    // Health
    &["drug", "medicine", "treatment", "therapy"],
    &["quarantine", "isolate", "isolation"],
    &["infect", "infection", "contract", "positive"],
    &["coronavirus", "covid-19", "covid", "virus"],
    &["pandemic", "epidemic", "outbreak"],
    &["patient", "sufferer"],
    &["doctor", "physician", "medic"],
    &["hospital", "clinic"],
    // Sport
    &["match", "game", "fixture"],
    &["coach", "manager"],
    &["captain", "skipper"],
    &["squad", "team", "side"],
    &["soccer", "football"],
    &["player", "footballer"],
    &["win", "victory", "triumph", "beat"],
    &["lose", "defeat", "loss"],
    // Size and kind
    &["big", "large", "huge", "major", "great", "significant", "massive", "enormous", "vast"],
    &["small", "little", "minor"],
    &["entire", "whole", "full", "total", "complete"],
    &["important", "crucial", "vital", "essential", "key"],
    &["hard", "difficult", "tough"],
    &["strange", "bizarre", "odd", "weird"],
    &["dangerous", "risky", "danger", "risk", "threat"],
    &["intentionally", "deliberately", "intentional", "deliberate"],
    &["quickly", "swiftly", "rapidly", "soon"],
    // Trade and firms
    &["sell", "dump", "unload", "offload", "divest", "ditch"],
    &["stake", "holding", "shareholding"],
    &["profit", "gain"],
    &["cost", "price"],
    &["money", "cash"],
    &["worker", "employee", "staff"],
    &["hire", "recruit", "employ"],
    &["customer", "client", "consumer"],
    // Daily life
    &["child", "kid", "youngster"],
    &["mother", "mum", "mom"],
    &["wife", "husband", "spouse"],
    &["car", "vehicle", "automobile"],
    &["crash", "collide", "collision"],
    &["hurl", "throw", "fling"],
    &["build", "construct", "construction"],
    &["fix", "repair"],
    &["destroy", "demolish", "wreck"],
    &["search", "hunt"],
    &["rescue", "save"],
    // Kind and size
    &["fast", "quick", "rapid", "swift"],
    &["sure", "certain", "confident", "convinced"],
    &["worry", "concern", "afraid", "anxious"],
    &["hope", "hopeful", "optimistic", "optimism"],
    &["possible", "potential"],
    // Judging
    &["praise", "hail", "laud", "commend", "applaud"],
    &["thank", "grateful", "gratitude", "thankful"],
    &["attempt", "try", "bid"],
    &["cause", "trigger", "spark", "prompt"],
    &["threaten", "jeopardise", "jeopardize", "endanger"],
    &["choose", "pick", "select"],
    &["option", "choice", "alternative"],
    &["want", "wish", "desire"],
    // Science and health
    &["scientist", "researcher"],
    &["study", "research"],
    &["find", "discover", "discovery", "finding"],
    &["vaccine", "vaccination", "jab", "immunisation", "immunization"],
    // Police
    &["gun", "weapon", "firearm"],
    &["investigate", "investigation", "probe"],
    // Sport and shows
    &["fan", "supporter"],
    &["title", "championship"],
    &["tournament", "competition", "contest"],
    &["return", "comeback"],
    &["audience", "viewer", "spectator"],
    &["film", "movie"],
    &["song", "track", "tune"],
    &["actor", "actress"],
    &["singer", "musician"],
    &["host", "presenter"],
];

static HEADS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut heads = HashMap::new();
    for group in GROUPS {
        for word in *group {
            heads.entry(*word).or_insert(group.first().copied().unwrap_or(word));
        }
    }
    heads
});

/// The word that a lemma's group is compared by.
pub(crate) fn head(lemma: &str) -> Option<&'static str> {
    HEADS.get(lemma).copied()
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn a_group_has_one_head() {
        assert_eq!(head("skipper"), head("captain"));
        assert_ne!(head("win"), head("lose"));
        assert_eq!(head("zebra"), None);
    }
}
