package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sub-chain that copies from a main chain: decisions 1 and 2 for zone Z1 stand in the main chain's block 2, 3 in
 * block 4, 4 in block 6, 5 in block 8; its validators change after blocks 3 and 6.
 */
final class CopyScenario {

    static final CryptoSuite SUITE = CryptoSuites.ED25519;
    static final NodeId ZONE = new NodeId("Z1");
    static final Hash OTHER = Hash.ofHex("77".repeat(32));

    static final TestChain MAIN = grown();
    static final Genesis SUB_CHAIN = new TestChain(SUITE, "Z1", 1, Optional.of(MAIN.id)).genesis;

    final MapState state = new MapState();
    final CopyCheck check = new CopyCheck(
            SUITE, SUB_CHAIN, new MarketChain(ChainHashes.chainId(SUITE, SUB_CHAIN), ChainTier.ZONE, ZONE));

    static TestChain grown() {
        TestChain chain = new TestChain(SUITE, "market", 4, Optional.empty());
        for (int height = 1; height <= 9; height++) {
            List<Result> results = switch (height) {
                case 2 -> List.of(result("VOID", Bytes.EMPTY), decided("Z1", 1), decided("Z2", 1), decided("Z1", 2));
                case 4 -> List.of(decided("Z1", 3));
                case 6 -> List.of(decided("Z2", 2), decided("Z1", 4));
                case 8 -> List.of(decided("Z1", 5));
                default -> List.of();
            };
            TestChain.Team next =
                    height == 3 || height == 6 ? TestChain.Team.of(SUITE, "new" + height, 4) : chain.team();
            chain.append(List.of(), context -> results, next);
        }
        return chain;
    }

    static Result decided(String zone, long number) {
        return result(Result.DECISION, new LedgerFact.Decided(number, decision(zone, number)).encode());
    }

    static Decision decision(String zone, long number) {
        return new Decision(new NodeId(zone), RecordKind.ZONE_PARAMETERS, Bytes.ofUtf8("decision " + number));
    }

    static Result result(String kind, Bytes payload) {
        return new Result(Result.OF_THE_BLOCK, kind, new Result.Plain(payload));
    }

    /** A copy for a sub-chain that knows the main chain up to one height, proved at another, of these decisions. */
    static CopyRecord copy(int known, int proven, int first, int last) {
        List<CertifiedHeader> certified = new ArrayList<>();
        for (int height = known + 1; height <= proven; height++) {
            if (height == 3 || height == 6) {
                TestChain.Team next = TestChain.Team.of(SUITE, "new" + height, 4);
                certified.add(certified(height, height, ChainCodec.encode(next.set())));
            } else if (height == proven) {
                certified.add(certified(height, height, Bytes.EMPTY));
            }
        }
        List<CopyAssembly.DecidingBlock> blocks = new ArrayList<>();
        for (int height = 1; height <= proven; height++) {
            List<Bytes> leaves =
                    MAIN.at(height).results().stream().map(ResultCodec::encode).toList();
            List<Integer> wanted = new ArrayList<>();
            for (int number = first; number <= last; number++) {
                int index = leaves.indexOf(ResultCodec.encode(decided("Z1", number)));
                if (index >= 0) {
                    wanted.add(index);
                }
            }
            if (!wanted.isEmpty()) {
                blocks.add(new CopyAssembly.DecidingBlock(MAIN.at(height).header(), leaves, wanted));
            }
        }
        return CopyAssembly.assemble(
                SUITE,
                known == 0 ? ChainCodec.encode(MAIN.genesis) : Bytes.EMPTY,
                certified,
                MAIN.at(proven).header(),
                MAIN.subtrees(),
                blocks);
    }

    static CertifiedHeader certified(int height, int certificate, Bytes next) {
        return new CertifiedHeader(
                MAIN.at(height).header(), MAIN.at(certificate).certificate(), next);
    }

    String reason(CopyRecord copy) {
        return ((Voided) encodedOutcome(copy.encode())).reason();
    }

    Outcome encodedOutcome(Bytes payload) {
        try {
            return outcome(CopyRecord.decode(payload));
        } catch (MalformedException e) {
            return new Voided("MALFORMED"); // as block execution has it
        }
    }

    Outcome outcome(CopyRecord copy) {
        return check.outcome(state, copy);
    }

    /** Puts a copy in force, with the number of its last decision, which block execution keeps. */
    Applied applied(CopyRecord copy) {
        Applied applied = (Applied) outcome(CopyRecord.decode(copy.encode()));
        state.apply(applied.changes());
        long last = NodeState.lastDecision(state, ZONE) + applied.decisions().size();
        state.apply(List.of(NodeState.number(NodeState.DECISIONS, NodeState.zonePlace(ZONE), last)));
        return applied;
    }
}
