package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.SizeLimit;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the block below the height at hand was decided.
 *
 * @param sizeLimit L of the height at hand
 */
record HeightBelow(BlockHeader header, HeightTerms.Parent parent, long sizeLimit) {

    /** From the least limit, so many growths of a tenth reach the greatest. */
    private static final int GROWN = 24;

    /** Of the last block in the database; nothing before the first. */
    static Optional<HeightBelow> stored(Chain chain, NodeStores stores) {
        return stores.blocks().last(chain.number()).map(last -> {
            BlockHeader header = BlockCodec.decodeHeader(last.header());
            SigningScope scope = new SigningScope(header.version(), chain.id(), header.epoch());
            HeightTerms.Parent parent = new HeightTerms.Parent(
                    scope,
                    new SetHistory(chain, stores).at(header.height()),
                    ChainCodec.decodeCertificate(last.certificate()));
            return new HeightBelow(header, parent, limitAbove(chain, stores, header.height()));
        });
    }

    static long greatest(Chain chain) {
        return chain.parameters().blockBytes();
    }

    /**
     * Rule 19, a function of final headers: after enough blocks of round 0 in a row the limit is the greatest, and
     * nothing before them matters.
     */
    private static long limitAbove(Chain chain, NodeStores stores, long height) {
        List<Integer> rounds = new ArrayList<>();
        int inARow = 0;
        for (long at = height; at >= 1 && inARow < GROWN; at--) {
            int round = BlockCodec.decodeHeader(
                            stores.blocks().at(chain.number(), at).orElseThrow().header())
                    .round();
            inARow = round == 0 ? inARow + 1 : 0;
            rounds.add(round);
        }
        long limit = greatest(chain);
        for (int round : rounds.reversed()) {
            limit = SizeLimit.after(limit, round, greatest(chain));
        }
        return limit;
    }

    /** A stored block with its certificate; nothing if it is not what was stored, so that nothing wrong leaves. */
    static Optional<Parcel.Answer> block(Chain chain, NodeStores stores, long height) {
        try {
            return stores.blocks()
                    .at(chain.number(), height)
                    .flatMap(stored -> Optional.of(answer(chain, stores, stored))
                            .filter(answer -> isSound(chain, stored, answer.block())));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static boolean isSound(Chain chain, StoredBlock stored, Block block) {
        return ChainHashes.block(chain.suite(), block.header()).equals(stored.hash())
                && ChainHashes.recordsRoot(chain.suite(), block.records())
                        .equals(block.header().recordsRoot());
    }

    /** A stored block as it is in the database. */
    static Optional<Parcel.Answer> unchecked(Chain chain, NodeStores stores, long height) {
        return stores.blocks().at(chain.number(), height).map(stored -> answer(chain, stores, stored));
    }

    private static Parcel.Answer answer(Chain chain, NodeStores stores, StoredBlock stored) {
        Certificate certificate = ChainCodec.decodeCertificate(stored.certificate());
        Block block = new Block(
                BlockCodec.decodeHeader(stored.header()),
                stores.blocks().records(chain.number(), stored.height()).stream()
                        .map(record -> RecordCodec.decode(record.content()))
                        .toList());
        return new Parcel.Answer(block, Optional.of(certificate));
    }
}
