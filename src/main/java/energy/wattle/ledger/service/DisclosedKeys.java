package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Sealing;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds the one key that opens one payload, to be shown together with its proof. */
final class DisclosedKeys {

    /** A session's key follows its declarations within a day of blocks. */
    private static final int LATER_KEYS = 2_000;

    /** The one in force is the newest or, before its record is final, the one before; records may use an older one. */
    private static final int KEYS_TRIED = 3;

    private final NodeStores stores;
    private final DerivedKeystore keystore;

    DisclosedKeys(NodeStores stores, DerivedKeystore keystore) {
        this.stores = stores;
        this.keystore = keystore;
    }

    /** Nothing for a plain result. */
    Optional<RecordKey> ofResult(Chain chain, BlockHeader header, int index, Result result) {
        if (!(result.content() instanceof Result.Encrypted(SealedPayload sealed))) {
            return Optional.empty();
        }
        Sealing sealing = new Sealing(chain.suite());
        Sealing.ResultContext context = Sealing.ResultContext.of(header);
        return epochKeys(chain, header.epoch())
                .map(key -> sealing.resultKey(key.secret(), context, index))
                .filter(key -> sealing.commitment(key).equals(sealed.commitment()))
                .findFirst();
    }

    /** Nothing for a plain record, and for one whose session's key is not on the chain yet. */
    Optional<RecordKey> ofRecord(Chain chain, long height, LedgerRecord record) {
        if (!record.kind().isSealed()) {
            return Optional.empty();
        }
        SealedPayload sealed = RecordCodec.decodeSealed(record.payload());
        Sealing.RecordContext context =
                new Sealing.RecordContext(chain.id(), sealed.session(), record.sender(), record.sequence());
        EpochKeys keys = new EpochKeys(chain.suite());
        Stream<Bytes> secrets = sealed.session().isEmpty()
                ? epochKeys(chain, new SetHistory(chain, stores).epochs().of(height))
                        .map(key -> keys.secret(chain.id(), key.epoch(), key.secret()))
                : released(chain, height, sealed.session()).stream();
        Sealing sealing = new Sealing(chain.suite());
        return secrets.flatMap(secret -> sealing.openWith(secret, context, sealed).stream())
                .map(Sealing.Opened::key)
                .findFirst();
    }

    private record OpenedKey(long epoch, Bytes secret) {}

    /** The keys that may have been in force in an epoch, the newest first: its own, and those before it. */
    private Stream<OpenedKey> epochKeys(Chain chain, long epoch) {
        StateView state = stores.states().view(chain.number());
        HeldEpochKeys held = new HeldEpochKeys(chain, stores, keystore);
        return LongStream.iterate(epoch, each -> each >= 0, each -> each - 1)
                .mapToObj(each -> NodeState.epochKey(state, each))
                .flatMap(Optional::stream)
                .limit(KEYS_TRIED)
                .flatMap(key -> held.epochKey(key.epoch()).map(secret -> new OpenedKey(key.epoch(), secret)).stream());
    }

    private Optional<Bytes> released(Chain chain, long height, String session) {
        return stores.blocks().recordsOfKind(chain.number(), RecordKind.KEY.number(), height, LATER_KEYS).stream()
                .map(content ->
                        SessionRecord.Key.decode(RecordCodec.decode(content).payload()))
                .filter(key -> key.session().equals(session))
                .map(SessionRecord.Key::secret)
                .findFirst();
    }
}
