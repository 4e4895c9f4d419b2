package energy.wattle.disclosure.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.disclosure.BlockRange;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.Publication.Commitment;
import energy.wattle.disclosure.Publication.Content;
import energy.wattle.disclosure.Publication.Figures;
import energy.wattle.disclosure.Row;
import energy.wattle.disclosure.Subject;
import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.core.MapState;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRegistration;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PublicationContractTest {

    private static final Instant FROM = Instant.parse("2024-06-02T22:00:00Z");
    private static final Instant UNTIL = Instant.parse("2024-06-03T22:00:00Z");
    private static final Instant LATER = UNTIL.plusSeconds(3_600);
    private static final TradingZoneId NORTH = new TradingZoneId("north");
    private static final TradingZoneId SOUTH = new TradingZoneId("south");

    private final MapState state = new MapState();
    private final PublicationContract contract = new PublicationContract();

    PublicationContractTest() {
        register(1, NORTH, KeyRole.DISCLOSURE);
        register(2, SOUTH, KeyRole.DISCLOSURE);
        register(3, NORTH, KeyRole.CLOUD);
    }

    @Test
    void aZonesTotalsStandOnItsChainAndOnTheMainChain() {
        assertThat(publish(north(), 1, daily(Optional.of(NORTH), 5))).isInstanceOf(Applied.class);
        assertThat(new PublicationContract()
                        .execute(state, block(main(), LATER), record(2, daily(Optional.of(SOUTH), 5))))
                .isInstanceOf(Applied.class);
    }

    @Test
    void onlyTheZonesIssuerPublishesForIt() {
        assertThat(publish(north(), 2, daily(Optional.of(NORTH), 5))).isEqualTo(new Voided("NOT_THE_ZONES_ISSUER"));
        assertThat(publish(north(), 3, daily(Optional.of(NORTH), 5))).isEqualTo(new Voided("NOT_THE_ZONES_ISSUER"));
        assertThat(publish(main(), 1, daily(Optional.of(SOUTH), 5))).isEqualTo(new Voided("NOT_THE_ZONES_ISSUER"));
        assertThat(publish(main(), 9, daily(Optional.empty(), 5))).isEqualTo(new Voided("NOT_THE_ZONES_ISSUER"));
    }

    @Test
    void theWholeMarketsFiguresStandOnTheMainChainOnly() {
        assertThat(publish(main(), 1, daily(Optional.empty(), 5))).isInstanceOf(Applied.class);
        assertThat(publish(north(), 1, daily(Optional.empty(), 5))).isEqualTo(new Voided("NOT_THE_ZONES_ISSUER"));
    }

    @Test
    void nothingIsPublishedOfATimeThatIsNotOverExceptASession() {
        Instant early = UNTIL.minusSeconds(1);

        assertThat(execute(block(north(), early), 1, with(daily(Optional.of(NORTH), 5), early, Optional.empty())))
                .isEqualTo(new Voided("PERIOD_NOT_OVER"));
        assertThat(execute(block(north(), early), 1, session(early))).isInstanceOf(Applied.class);
    }

    @Test
    void nothingIsIssuedInTheFuture() {
        assertThat(publish(north(), 1, with(daily(Optional.of(NORTH), 5), LATER.plusSeconds(1), Optional.empty())))
                .isEqualTo(new Voided("ISSUED_IN_THE_FUTURE"));
    }

    @Test
    void whatIsPublishedIsNotPublishedAgain() {
        assertThat(publish(north(), 1, daily(Optional.of(NORTH), 5))).isInstanceOf(Applied.class);
        assertThat(publish(north(), 1, daily(Optional.of(NORTH), 6))).isEqualTo(new Voided("PUBLISHED_ALREADY"));
    }

    @Test
    void aCorrectionNamesTheLastPublicationOfTheSameThing() {
        Publication first = daily(Optional.of(NORTH), 5);
        Hash id = PublicationCodec.id(PublicationCodec.encode(first));
        Publication second = with(daily(Optional.of(NORTH), 6), LATER, Optional.of(id));

        assertThat(publish(north(), 1, second)).isEqualTo(new Voided("CORRECTS_NOTHING"));
        assertThat(publish(north(), 1, first)).isInstanceOf(Applied.class);
        assertThat(publish(north(), 1, second)).isInstanceOf(Applied.class);
        assertThat(publish(north(), 1, with(daily(Optional.of(NORTH), 7), LATER, Optional.of(id))))
                .isEqualTo(new Voided("CORRECTED_ALREADY"));
    }

    @Test
    void whatCannotBeReadIsVoid() {
        assertThat(contract.execute(state, block(north(), LATER), record(1, Bytes.ofUtf8("no publication"))))
                .isEqualTo(new Voided("MALFORMED"));
    }

    @Test
    void everyPublicationIsReadAsItWasWrittenAndNothingElseIs() {
        for (Publication publication : List.of(
                daily(Optional.of(NORTH), -5),
                with(daily(Optional.empty(), 0), LATER, Optional.of(hash(4))),
                session(LATER))) {
            Bytes payload = PublicationCodec.encode(publication);
            assertThat(PublicationCodec.decode(payload)).isEqualTo(publication);
            for (int cut = 0; cut < payload.length(); cut++) {
                Bytes part = payload.slice(0, cut);
                Optional<Publication> read = read(part);
                // A shorter one that can be read is another publication, with bytes of its own.
                assertThat(read.map(PublicationCodec::encode)).isIn(Optional.empty(), Optional.of(part));
            }
        }
    }

    private static Optional<Publication> read(Bytes payload) {
        try {
            return Optional.of(PublicationCodec.decode(payload));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private Outcome publish(MarketChain chain, int key, Publication publication) {
        return execute(block(chain, LATER), key, publication);
    }

    private Outcome execute(BlockContext block, int key, Publication publication) {
        Outcome outcome = contract.execute(state, block, record(key, publication));
        if (outcome instanceof Applied applied) {
            state.apply(applied.changes());
        }
        return outcome;
    }

    private static Publication daily(Optional<TradingZoneId> zone, long value) {
        Row told = new Row(Optional.of("north"), Figure.CLEARED, FROM, UNTIL, OptionalLong.of(value), 1);
        Row withheld = new Row(Optional.empty(), Figure.RENEWABLE_SHARE, FROM, UNTIL, OptionalLong.empty(), 96);
        return new Publication(
                Subject.DAILY_TOTALS,
                "",
                zone,
                FROM,
                UNTIL,
                new Figures(Document.ofFigures(List.of(told, withheld))),
                List.of(new BlockRange(new ChainId(hash(7)), 1, 20, hash(8))),
                UNTIL,
                Optional.empty());
    }

    private static Publication session(Instant issuedAt) {
        Content committed = new Commitment(DocumentCodec.commitment(hash(1).bytes(), Bytes.ofUtf8("document")));
        return new Publication(
                Subject.SESSION,
                "north/INTRADAY/2024-06-03T20:00:00Z",
                Optional.of(NORTH),
                UNTIL.minusSeconds(900),
                UNTIL,
                committed,
                List.of(),
                issuedAt,
                Optional.empty());
    }

    private static Publication with(Publication publication, Instant issuedAt, Optional<Hash> corrects) {
        return new Publication(
                publication.subject(),
                publication.topic(),
                publication.zone(),
                publication.from(),
                publication.until(),
                publication.content(),
                publication.basis(),
                issuedAt,
                corrects);
    }

    private void register(int key, TradingZoneId zone, KeyRole role) {
        KeyHolder holder = new KeyHolder(Bytes.of((byte) key), role, Optional.empty(), false);
        Bytes registered = new KeyRegistration(holder, List.of(zone)).encode();
        state.apply(List.of(new StateChange(MembershipState.KEYS, id(key).hash().bytes(), Optional.of(registered))));
    }

    private static RecordInBlock record(int key, Publication publication) {
        return record(key, PublicationCodec.encode(publication));
    }

    private static RecordInBlock record(int key, Bytes payload) {
        LedgerRecord record = new LedgerRecord(
                1, new ChainId(hash(0)), RecordKind.PUBLICATION, id(key), 1, 100, payload, Bytes.of(new byte[64]));
        return new RecordInBlock(0, record, Optional.empty(), Optional.empty());
    }

    private static MarketChain main() {
        return new MarketChain(new ChainId(hash(0)), ChainTier.MAIN, new NodeId("market"));
    }

    private static MarketChain north() {
        return new MarketChain(new ChainId(hash(1)), ChainTier.ZONE, new NodeId("north"));
    }

    private static BlockContext block(MarketChain chain, Instant time) {
        return new BlockContext(chain, 1, time.toEpochMilli(), 0, new NothingToOpen());
    }

    private static KeyId id(int number) {
        return new KeyId(hash(number));
    }

    private static Hash hash(int number) {
        byte[] bytes = new byte[Hash.LENGTH];
        bytes[0] = (byte) number;
        return new Hash(Bytes.of(bytes));
    }

    /** Publications are never sealed. */
    private static final class NothingToOpen implements Unsealing {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            return false;
        }

        @Override
        public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
            return Optional.empty();
        }
    }
}
