package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.SizeLimit;
import energy.wattle.ledger.core.consensus.Verdict;
import energy.wattle.ledger.core.election.Electorate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain that a simulation decides: its validators, its blocks without records, and what makes one of them right.
 */
final class Founding {

    static final long GENESIS_TIME = 1_700_000_000_000L;
    static final long GREATEST_BLOCK = 4L * 1024 * 1024;

    private static final long WINDOW = 5_000;
    private static final int OPEN_SLOT_PERIOD = 4;
    private static final int DELEGATES_PER_VALIDATORS = 10;

    private final Hashing hashing;
    private final SigningScope scope;
    private final ValidatorSet validators;
    private final Election election;
    private final Hash validatorsHash;
    private final Hash electionHash;

    Founding(Plan plan, Dice dice) {
        hashing = plan.keys().verifying();
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < plan.nodes(); i++) {
            members.add(new Validator(
                    new NodeId("node-%03d".formatted(i)), plan.keys().publicKey(i)));
        }
        validators = new ValidatorSet(members);
        election = elected(members, dice);
        scope = new SigningScope(1, new ChainId(hashing.tagged("wattle/simulation", Bytes.EMPTY)), 0);
        validatorsHash = ChainHashes.validators(hashing, validators);
        electionHash = ChainHashes.election(hashing, election);
    }

    /** A decided block. */
    record Decided(Block block, Hash hash, Certificate certificate, long sizeLimit) {}

    SigningScope scope() {
        return scope;
    }

    ValidatorSet validators() {
        return validators;
    }

    HeightTerms first() {
        return terms(1, scope.chain().genesis(), Optional.empty(), GREATEST_BLOCK);
    }

    /** The terms of the height above a decided block. */
    HeightTerms above(Decided below) {
        long limit = SizeLimit.after(below.sizeLimit(), below.block().header().round(), GREATEST_BLOCK);
        HeightTerms.Parent parent = new HeightTerms.Parent(scope, validators, below.certificate());
        return terms(below.block().header().height() + 1, below.hash(), Optional.of(parent), limit);
    }

    /** @param salt makes blocks of one proposer differ, as their records would */
    Block block(HeightTerms terms, int round, int proposer, long time, long salt, boolean isRight) {
        Hash records = hashing.tagged(
                "wattle/simulated-records",
                Bytes.ofUtf8("%d/%d/%d/%d".formatted(terms.height(), round, proposer, salt)));
        Hash state = isRight ? executed(terms.previous(), records) : records;
        return new Block(
                new BlockHeader(
                        1,
                        scope.chain(),
                        terms.height(),
                        round,
                        time,
                        terms.previous(),
                        ChainHashes.keyId(hashing, terms.publicKey(proposer)),
                        records,
                        records,
                        state,
                        terms.previous(),
                        validatorsHash,
                        validatorsHash,
                        electionHash,
                        0),
                List.of());
    }

    /** Rule 12, and the time window of rule 13. */
    Verdict verdict(HeightTerms terms, Block block, long parentTime, long marketTime) {
        BlockHeader header = block.header();
        if (header.height() != terms.height() || !header.previous().equals(terms.previous())) {
            return new Verdict.Wrong("it does not follow");
        }
        if (header.time() < parentTime) {
            return new Verdict.Wrong("time goes back");
        }
        if (!header.stateRoot().equals(executed(terms.previous(), header.recordsRoot()))) {
            return new Verdict.Wrong("execution gives another state");
        }
        return new Verdict.Right(Math.abs(header.time() - marketTime) <= WINDOW);
    }

    Hash hash(Block block) {
        return ChainHashes.block(hashing, block.header());
    }

    private Hash executed(Hash previous, Hash records) {
        return hashing.tagged("wattle/simulated-state", Bytes.concat(previous.bytes(), records.bytes()));
    }

    private HeightTerms terms(long height, Hash previous, Optional<HeightTerms.Parent> parent, long limit) {
        return new HeightTerms(
                scope, new Electorate(height, validators, election, OPEN_SLOT_PERIOD), previous, parent, limit);
    }

    private static Election elected(List<Validator> members, Dice dice) {
        List<NodeId> ids = members.stream().map(Validator::id).toList();
        List<NodeId> ranked = new ArrayList<>(ids);
        for (int i = ranked.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            NodeId moved = ranked.get(i);
            ranked.set(i, ranked.get(other));
            ranked.set(other, moved);
        }
        int seats = Math.max(1, ids.size() / DELEGATES_PER_VALIDATORS);
        return new Election(
                ranked.subList(0, seats), ranked.subList(seats, Math.min(ids.size(), 2 * seats)), ids, List.of());
    }
}
