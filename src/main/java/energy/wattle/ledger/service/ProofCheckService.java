package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ProofChecks;
import energy.wattle.ledger.wire.ProofCheck;
import java.util.Optional;
import java.util.Set;

/** Checks proofs for pages. */
final class ProofCheckService implements ProofChecks {

    private final Chains chains;
    private final Set<Hash> recoveries;

    /** @param recoveries hashes of the main chain's recovery manifests that this instance's operator has pinned */
    ProofCheckService(Chains chains, Set<Hash> recoveries) {
        this.chains = chains;
        this.recoveries = recoveries;
    }

    @Override
    public CheckedProof check(Bytes file, Optional<Hash> trusted) {
        return ProofCheck.check(file, trusted, recoveries);
    }

    @Override
    public Optional<Hash> ownGenesis() {
        return chains.main().map(main -> main.id().genesis());
    }
}
