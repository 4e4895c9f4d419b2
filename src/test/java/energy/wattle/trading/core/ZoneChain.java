package energy.wattle.trading.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.Hpke;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Sealing;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRegistration;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A zone's chain with the trading contract alone on it, sealing by the ledger's own means. */
final class ZoneChain {

    private static final ChainId CHAIN = new ChainId(Hash.ofHex("11".repeat(32)));
    private static final Hpke HPKE = new Hpke(CryptoSuites.ED25519);
    private static final Sealing SEALING = new Sealing(CryptoSuites.ED25519);

    final MapState state = new MapState();
    private final TradingContract contract = new TradingContract();
    private final MarketChain chain;
    private long height;
    private long sequence;
    private @Nullable Running running;

    ZoneChain(Zone zone) {
        chain = new MarketChain(CHAIN, ChainTier.ZONE, new NodeId(zone.id().code()));
        know(zone);
    }

    void know(Zone zone) {
        put(MembershipState.OWN_ZONE, MembershipState.THE_ZONE, zone.encode());
    }

    void know(Participant participant) {
        put(
                MembershipState.PARTICIPANTS,
                new StateKey().text(participant.id().code()).key(),
                participant.encode());
        KeyHolder holder = new KeyHolder(Bytes.ofHex("aa"), KeyRole.PARTICIPANT, Optional.of(participant.id()), true);
        put(
                MembershipState.KEYS,
                key(participant.id()).hash().bytes(),
                new KeyRegistration(holder, List.of(participant.zone())).encode());
    }

    private void put(int table, Bytes key, Bytes value) {
        state.apply(List.of(new StateChange(table, key, Optional.of(value))));
    }

    static KeyId key(ParticipantId participant) {
        return new KeyId(hash(participant.code()));
    }

    private static Hash hash(String text) {
        return CryptoSuites.ED25519.hash(Bytes.ofUtf8(text).toArray());
    }

    static Bytes secret(SessionId session) {
        return HPKE.deriveSecret(hash(session.name()).bytes());
    }

    static Bytes publicKey(SessionId session) {
        return HPKE.publicKey(secret(session));
    }

    long height() {
        return height;
    }

    SessionState stateOf(SessionId session) {
        return ZoneSessions.of(state).orElseThrow().find(session).orElseThrow().state();
    }

    /** A block of this time, with what the steps put into it. */
    List<MarketFact> block(Instant time, Step... steps) {
        height++;
        BlockContext context = new BlockContext(chain, height, time.toEpochMilli(), 0, new Opening());
        running = new Running(context, new ArrayList<>());
        apply(contract.begin(state, context));
        for (Step step : steps) {
            step.in(this);
        }
        apply(contract.conclude(state, context));
        return running.facts;
    }

    /** One step of a block. */
    @FunctionalInterface
    interface Step {
        Outcome in(ZoneChain chain);
    }

    /** A step whose record is void. */
    static Step isVoid(String reason, Step step) {
        return chain -> {
            Outcome outcome = step.in(chain);
            if (!outcome.equals(new Voided(reason))) {
                throw new AssertionError("%s instead of %s".formatted(outcome, reason));
            }
            return outcome;
        };
    }

    /** A step whose record takes effect. */
    static Step right(Step step) {
        return chain -> {
            Outcome outcome = step.in(chain);
            if (outcome instanceof Voided(String reason)) {
                throw new AssertionError("void: " + reason);
            }
            return outcome;
        };
    }

    static Step open(Session session) {
        return record(
                RecordKind.OPEN,
                new SessionRecord.Open(
                                session.id().name(),
                                publicKey(session.id()),
                                Bytes.ofHex("77"),
                                SessionTerms.encode(session))
                        .encode());
    }

    static Step close(SessionId session) {
        return record(RecordKind.CLOSE, new SessionRecord.Close(session.name()).encode());
    }

    static Step key(SessionId session) {
        return key(session, secret(session));
    }

    static Step key(SessionId session, Bytes secret) {
        return record(RecordKind.KEY, new SessionRecord.Key(session.name(), secret).encode());
    }

    static Step declare(Declaration declaration) {
        return chain ->
                chain.seal(declaration.participant(), declaration.session(), DeclarationCodec.encode(declaration));
    }

    static Step withdraw(ParticipantId participant, SessionId session) {
        return chain -> chain.seal(participant, session, DeclarationCodec.withdrawal());
    }

    static Step declare(ParticipantId participant, SessionId session, Bytes plaintext) {
        return chain -> chain.seal(participant, session, plaintext);
    }

    /** A declaration record with this payload, whoever sealed it. */
    static Step send(ParticipantId participant, Bytes payload) {
        return chain -> chain.take(RecordKind.DECLARATION, key(participant), ++chain.sequence, payload);
    }

    static Step record(RecordKind kind, Bytes payload) {
        return chain -> chain.take(kind, new KeyId(hash("edge")), ++chain.sequence, payload);
    }

    Bytes sealed(ParticipantId participant, SessionId session, Bytes plaintext) {
        return sealed(participant, session, publicKey(session), sequence + 1, plaintext);
    }

    static Bytes sealed(ParticipantId participant, SessionId session, Bytes recipient, long sequence, Bytes plaintext) {
        Sealing.RecordContext context = new Sealing.RecordContext(CHAIN, session.name(), key(participant), sequence);
        Bytes seed = hash("seed" + sequence).bytes();
        return RecordCodec.encode(
                SEALING.sealTo(recipient, seed, context, plaintext).orElseThrow());
    }

    private Outcome seal(ParticipantId participant, SessionId session, Bytes plaintext) {
        Bytes payload = sealed(participant, session, plaintext);
        return take(RecordKind.DECLARATION, key(participant), ++sequence, payload);
    }

    private Outcome take(RecordKind kind, KeyId sender, long number, Bytes payload) {
        Running block = Objects.requireNonNull(running);
        LedgerRecord record = new LedgerRecord(
                1, CHAIN, kind, sender, number, height + 500, payload, Bytes.of(new byte[Limits.SIGNATURE_LENGTH]));
        Optional<SealedPayload> sealed =
                kind.isSealed() ? Optional.of(RecordCodec.decodeSealed(payload)) : Optional.empty();
        Outcome outcome = contract.execute(
                state, block.context, new RecordInBlock(block.position, record, sealed, Optional.empty()));
        if (outcome instanceof Applied applied) {
            apply(applied);
        }
        block.position++;
        return outcome;
    }

    LedgerPlace place(int position) {
        return new LedgerPlace(
                new BlockPoint(height, Objects.requireNonNull(running).context.instant()), position);
    }

    private void apply(Applied applied) {
        Set<Object> places = new HashSet<>();
        for (StateChange change : applied.changes()) {
            if (!contract.tables().contains(change.table()) || !places.add(List.of(change.table(), change.key()))) {
                throw new AssertionError("a change that the contract may not make: " + change);
            }
        }
        state.apply(applied.changes());
        for (Fact fact : applied.facts()) {
            Objects.requireNonNull(running).facts.add(read(fact));
        }
    }

    /** Every fact comes back as it went, and goes the same way again. */
    static MarketFact read(Fact fact) {
        MarketFact read = MarketFactCodec.decode(fact.kind(), fact.payload()).orElseThrow();
        if (!read.fact().equals(fact)) {
            throw new AssertionError("not canonical: " + read);
        }
        return read;
    }

    private static final class Running {
        private final BlockContext context;
        private final List<MarketFact> facts;
        private int position;

        Running(BlockContext context, List<MarketFact> facts) {
            this.context = context;
            this.facts = facts;
        }
    }

    private static final class Opening implements Unsealing {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            return secret.length() == Hash.LENGTH && HPKE.publicKey(secret).equals(publicKey);
        }

        @Override
        public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
            return SEALING.openWith(
                            secret,
                            new Sealing.RecordContext(CHAIN, session, sender, sequence),
                            RecordCodec.decodeSealed(sealedPayload))
                    .map(Sealing.Opened::plaintext);
        }
    }
}
