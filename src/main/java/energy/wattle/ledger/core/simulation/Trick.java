package energy.wattle.ledger.core.simulation;

import java.util.Arrays;
import java.util.List;

/** What a malicious node may do besides following the protocol. Source: Ledger, The simulator. */
public enum Trick {
    /** As a leader, shows one block to some and another one to others. */
    EQUIVOCATES,
    /** Votes for whatever it sees, in both phases, and after its TIMEOUT, too. */
    VOTES_TWICE,
    SENDS_SELECTIVELY,
    /** Sends its COMMITs to one node only, so that certificates exist that few hold. */
    WITHHOLDS_COMMITS,
    /** Reports no QC in its TIMEOUTs. */
    REPORTS_STALE_QC,
    NAMES_HUGE_ROUNDS,
    SPAMS_REJECTS,
    /** As a leader, proposes a block whose state is not what execution gives. */
    PROPOSES_WRONG_BLOCKS,
    /** As a leader, ignores the QC that rule 18 asks it to repeat. */
    IGNORES_QC,
    /** Sends votes that it has signed for another chain and for another epoch. */
    REPLAYS_FROM_ELSEWHERE,
    /** Answers whoever asks for a height with forged blocks and certificates. */
    LIES_IN_SYNC,
    /** Says nothing, while its heartbeats go on. */
    IS_SILENT,
    /** Runs twice, with one key. */
    IS_TWINS,
    /** As a leader, brings an epoch key with wraps that do not open for one node, or for all but its accomplices. */
    WRAPS_BADLY;

    /** Those that a seed draws from. What came later is asked for by name, so that old seeds tell the same story. */
    static List<Trick> drawn() {
        return Arrays.stream(values()).filter(trick -> trick != WRAPS_BADLY).toList();
    }
}
