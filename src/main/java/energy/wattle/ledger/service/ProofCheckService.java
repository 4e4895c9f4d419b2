package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ProofChecks;
import energy.wattle.ledger.wire.ProofCheck;
import java.util.Optional;

/** Checks proofs for pages. */
final class ProofCheckService implements ProofChecks {

    private final Chains chains;

    ProofCheckService(Chains chains) {
        this.chains = chains;
    }

    @Override
    public CheckedProof check(Bytes file, Optional<Hash> trusted) {
        return ProofCheck.check(file, trusted);
    }

    @Override
    public Optional<Hash> ownGenesis() {
        return chains.main().map(main -> main.id().genesis());
    }
}
