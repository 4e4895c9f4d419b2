package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.election.Ranking.Ranked;

/** The bytes of a ranking between an epoch's last block and the next one's first. */
final class RankingCodec {

    private static final int RANKED_LENGTH = 2 * NodeId.MAXIMUM_LENGTH + 24;

    private RankingCodec() {}

    static Ranking decode(Bytes value) {
        return WireReader.read("ranking", value, Limits.VALIDATORS * RANKED_LENGTH, fields -> {
            int seats = fields.uint32(1);
            return new Ranking(
                    fields.elements(2, Limits.VALIDATORS, RANKED_LENGTH).stream()
                            .map(RankingCodec::ranked)
                            .toList(),
                    seats);
        });
    }

    private static Ranked ranked(Bytes bytes) {
        return WireReader.read(
                "ranked node",
                bytes,
                RANKED_LENGTH,
                fields -> new Ranked(
                        new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)),
                        fields.uint64(2),
                        fields.text(3, NodeId.MAXIMUM_LENGTH)));
    }

    static Bytes encode(Ranking ranking) {
        WireWriter writer = new WireWriter().uint(1, ranking.seats());
        ranking.ranked()
                .forEach(one -> writer.element(
                        2,
                        new WireWriter()
                                .text(1, one.node().code())
                                .uint(2, one.score())
                                .text(3, one.organisation())
                                .finish()));
        return writer.finish();
    }
}
