package energy.wattle.ledger.core;

import static energy.wattle.ledger.core.BlockExecution.demand;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.StateView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys that a block's results are sealed with, and that its records were sealed to. Source: Ledger, Encryption. */
final class BlockKeys {

    private final EpochKeys epochKeys;
    private final Sealing sealing;
    private final Sealing.ResultContext context;

    /** In force, and before that: senders may not know a new epoch's key yet. */
    private final List<NodeRecord.EpochKey> accepted;

    private final EpochSecrets secrets;
    private final Map<Long, Bytes> openers = new HashMap<>();
    private Sealing.@Nullable ResultKeys resultKeys;

    /** @param parent state before the block: a key counts from the next block on */
    BlockKeys(CryptoSuite suite, Sealing.ResultContext context, StateView parent, EpochSecrets secrets) {
        epochKeys = new EpochKeys(suite);
        sealing = new Sealing(suite);
        this.context = context;
        this.secrets = secrets;
        Optional<NodeRecord.EpochKey> inForce = NodeState.keyInForce(parent);
        accepted = Stream.concat(inForce.stream(), inForce.flatMap(key -> NodeState.keyBefore(parent, key)).stream())
                .toList();
    }

    /** Of the key in force. */
    OptionalLong epoch() {
        return accepted.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(accepted.getFirst().epoch());
    }

    SealedPayload seal(int index, String kind, Bytes plaintext) {
        demand(!accepted.isEmpty(), "an encrypted %s without an epoch key in force".formatted(kind));
        if (resultKeys == null) {
            resultKeys = sealing.resultKeys(epochKey(accepted.getFirst()), context);
        }
        return sealing.sealResult(resultKeys.at(index), context, kind, plaintext);
    }

    /** The plaintext of a payload sealed to the epoch's key; nothing where it is not, or does not open. */
    Optional<Bytes> open(LedgerRecord record, SealedPayload sealed) {
        if (!sealed.session().isEmpty()) {
            return Optional.empty();
        }
        Sealing.RecordContext place =
                new Sealing.RecordContext(context.chain(), "", record.sender(), record.sequence());
        return accepted.stream()
                .flatMap(key -> sealing.openWith(opener(key), place, sealed).stream())
                .map(Sealing.Opened::plaintext)
                .findFirst();
    }

    private Bytes opener(NodeRecord.EpochKey key) {
        return openers.computeIfAbsent(key.epoch(), epoch -> epochKeys.secret(context.chain(), epoch, epochKey(key)));
    }

    private Bytes epochKey(NodeRecord.EpochKey key) {
        Bytes secret = secrets.epochKey(key.epoch())
                .orElseThrow(() ->
                        new IllegalStateException("the epoch key of epoch %d is not here".formatted(key.epoch())));
        if (!epochKeys.commitment(context.chain(), key.epoch(), secret).equals(key.commitment())) {
            throw new IllegalStateException(
                    "the epoch key of epoch %d is not the one committed to".formatted(key.epoch()));
        }
        return secret;
    }
}
