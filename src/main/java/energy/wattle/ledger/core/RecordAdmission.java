package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.Senders.Sender;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.election.ElectionState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a record may stand in a block. Validators and administrators of the genesis are senders by themselves, as
 * long as the state does not say that a validator left; all others by the state. Source: Ledger, Where a record lives;
 * rule 12.
 */
public final class RecordAdmission {

    private static final int NEWEST_VERSION = 1;

    /** What nodes send as such. An edge cluster's other kinds are rights that the state gives it. */
    private static final Set<RecordKind> NODES = EnumSet.of(
            RecordKind.EPOCH_KEY,
            RecordKind.ABSENT,
            RecordKind.RTT_REPORT,
            RecordKind.READY,
            RecordKind.EVIDENCE,
            RecordKind.ANCHOR,
            RecordKind.COPY,
            RecordKind.RECOVERY);

    private static final Set<RecordKind> ADMINISTRATORS = EnumSet.of(
            RecordKind.PARTICIPANT_ADMINISTRATION,
            RecordKind.NODE_ADMINISTRATION,
            RecordKind.ZONE_PARAMETERS,
            RecordKind.ADMIN);

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;
    private final Senders senders;
    private final Map<KeyId, Sender> founders = new HashMap<>();
    private final Map<KeyId, Sender> administrators = new HashMap<>();

    public RecordAdmission(CryptoSuite suite, Genesis genesis, MarketChain chain, Senders senders) {
        this.suite = suite;
        this.genesis = genesis;
        this.chain = chain;
        this.senders = senders;
        for (Validator member : genesis.validators().members()) {
            found(suite, member.publicKey(), NODES);
        }
        for (Bytes administrator : genesis.administrators()) {
            found(suite, administrator, ADMINISTRATORS);
            administrators.put(ChainHashes.keyId(suite, administrator), new Sender(administrator, ADMINISTRATORS));
        }
    }

    /** The first thing that is wrong with a record for a block of this height, by this state. */
    public Optional<RecordFault> fault(StateView state, long height, LedgerRecord record, Signatures signatures) {
        Optional<RecordFault> plain = plainFault(state, height, record);
        if (plain.isPresent()) {
            return plain;
        }
        Optional<Sender> sender = sender(state, record.sender());
        if (sender.isEmpty()) {
            return Optional.of(RecordFault.UNKNOWN_SENDER);
        }
        if (!sender.get().kinds().contains(record.kind())) {
            return Optional.of(RecordFault.NO_RIGHT);
        }
        return signatures.areGood(sender.get().publicKey(), record)
                ? Optional.empty()
                : Optional.of(RecordFault.BAD_SIGNATURE);
    }

    /** The sender with all its rights; none once contradicting records of it were shown. Source: rule 24. */
    public Optional<Sender> sender(StateView state, KeyId key) {
        ElectionState elections = new ElectionState(suite, genesis, state);
        Optional<Sender> own = elections
                .right(key)
                .map(right -> new Sender(right.key(), right.isHeld() ? NODES : Set.of()))
                .map(node -> Optional.ofNullable(administrators.get(key))
                        .map(administrator -> joined(node, administrator.kinds()))
                        .orElse(node))
                .or(() -> Optional.ofNullable(founders.get(key)));
        Optional<Sender> named = senders.find(state, key);
        Optional<Sender> both = named.isPresent() && own.isPresent()
                ? Optional.of(joined(own.get(), named.get().kinds()))
                : named.or(() -> own);
        return elections.isSuspended(key) ? both.map(sender -> new Sender(sender.publicKey(), Set.of())) : both;
    }

    /** Whether it is a node's key that counts no longer, and nobody else's. */
    boolean isRetired(StateView state, KeyId key) {
        return new ElectionState(suite, genesis, state)
                        .right(key)
                        .filter(right -> !right.isHeld())
                        .isPresent()
                && sender(state, key).filter(sender -> sender.kinds().isEmpty()).isPresent();
    }

    private Optional<RecordFault> plainFault(StateView state, long height, LedgerRecord record) {
        if (record.version() > NEWEST_VERSION) {
            return Optional.of(RecordFault.UNKNOWN_VERSION);
        }
        if (!record.chain().equals(chain.id())) {
            return Optional.of(RecordFault.FOREIGN_CHAIN);
        }
        if (!record.kind().livesOn(chain.isMain() ? ChainTier.MAIN : ChainTier.ZONE)) {
            return Optional.of(RecordFault.WRONG_TIER);
        }
        if (record.expiryHeight() < height) {
            return Optional.of(RecordFault.EXPIRED);
        }
        return record.sequence() <= NodeState.sequence(state, record.sender())
                ? Optional.of(RecordFault.OVERTAKEN)
                : Optional.empty();
    }

    private void found(CryptoSuite suite, Bytes publicKey, Set<RecordKind> kinds) {
        founders.merge(
                ChainHashes.keyId(suite, publicKey),
                new Sender(publicKey, kinds),
                (before, added) -> joined(before, added.kinds()));
    }

    private static Sender joined(Sender sender, Set<RecordKind> more) {
        Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
        kinds.addAll(more);
        kinds.addAll(sender.kinds());
        return new Sender(sender.publicKey(), kinds);
    }
}
