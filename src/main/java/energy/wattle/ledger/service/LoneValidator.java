package energy.wattle.ledger.service;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.election.ElectionState;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The only validator of a chain: what it makes is final. */
final class LoneValidator implements Deciding {

    private final Chain chain;
    private final ChainStep steps;
    private final DerivedKeystore keystore;
    private final EpochSecrets secrets;
    private @Nullable Ground ground;

    LoneValidator(Chain chain, ChainStep steps, DerivedKeystore keystore, NodeStores stores) {
        this.chain = chain;
        this.steps = steps;
        this.keystore = keystore;
        secrets = new HeldEpochKeys(chain, stores, keystore);
    }

    @Override
    public void begin(Ground next) {
        ground = next;
    }

    @Override
    public void restart(Ground next) {
        begin(next);
    }

    @Override
    public Optional<Decided> decide(long time, Supplier<List<LedgerRecord>> pending) {
        if (ground == null) {
            throw new IllegalStateException("no height has begun");
        }
        List<Validator> voters = new ElectionState(chain.suite(), chain.genesis(), ground.state())
                .validators()
                .members();
        boolean isItsOwn =
                voters.size() == 1 && voters.getFirst().publicKey().equals(keystore.signingKey(chain.validator()));
        if (!isItsOwn) {
            return Optional.empty(); // a manifest has named others
        }
        KeyId proposer = keystore.keyId(chain.validator());
        ChainStep.Turn turn = new ChainStep.Turn(0, time, proposer, Limits.BLOCK_LENGTH);
        ChainStep.Made made = steps.make(ground, turn, pending.get(), secrets);
        return Optional.of(new Decided(
                made,
                Certificates.ofLone(chain.suite(), made.block().header(), keystore.signingSecret(chain.validator()))));
    }
}
