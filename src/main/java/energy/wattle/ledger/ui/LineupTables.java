package energy.wattle.ledger.ui;

import energy.wattle.ledger.Delegates.Lineup;
import energy.wattle.ledger.Delegates.Measured;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.Delegates.Pair;
import energy.wattle.ledger.Delegates.VotedBlock;
import energy.wattle.ledger.NodeId;
import energy.wattle.shell.HeatTable;
import energy.wattle.shell.HeatTable.Cell;
import energy.wattle.shell.HeatTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The two matrices of a line-up: who answers whom how fast, and who signed which block. */
record LineupTables(DelegateWords words, Lineup lineup) {

    /** More nodes than these make no legible matrix: the best of the ranking stand in it. */
    private static final int MOST = 40;

    private static final double MICROS_PER_MILLISECOND = 1_000;

    /** A matrix to be shown. */
    record Matrix(String corner, List<String> columns, List<Row> rows) {

        void show(HeatTable table) {
            table.show(corner, columns, rows);
        }
    }

    /** The nodes that a matrix has, in the order of their ranking. */
    List<NodeId> ranked() {
        return lineup.nodes().stream()
                .filter(NodeLine::isVoting)
                .map(NodeLine::node)
                .limit(MOST)
                .toList();
    }

    Matrix trips(Measured measured) {
        List<NodeId> nodes =
                ranked().stream().filter(measured.nodes()::contains).toList();
        int[] sorted = measured.pairs().stream()
                .flatMap(List::stream)
                .flatMapToInt(pair -> pair.micros().stream())
                .sorted()
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (NodeId one : nodes) {
            List<Pair> pairs = measured.pairs().get(measured.nodes().indexOf(one));
            rows.add(new Row(
                    one.code(),
                    nodes.stream()
                            .map(other ->
                                    trip(one, other, pairs.get(measured.nodes().indexOf(other)), sorted))
                            .toList()));
        }
        return new Matrix(
                words.of("delegates.node"), nodes.stream().map(NodeId::code).toList(), rows);
    }

    private Cell trip(NodeId one, NodeId other, Pair pair, int[] sorted) {
        if (one.equals(other)) {
            return new Cell("", 0, "");
        }
        if (!pair.isReported()) {
            return new Cell("–", 0, words.of("delegates.trip.unknown", one, other));
        }
        if (pair.micros().isEmpty()) {
            return new Cell("✕", HeatTable.SHADES, words.of("delegates.trip.unreachable", one, other));
        }
        int micros = pair.micros().getAsInt();
        String text = String.format(
                Locale.ROOT, micros < 10 * MICROS_PER_MILLISECOND ? "%.1f" : "%.0f", micros / MICROS_PER_MILLISECOND);
        return new Cell(text, shade(micros, sorted), words.of("delegates.trip", one, other, words.millis(micros)));
    }

    /** By the share of pairs that are faster; the darkest shade is kept for those that cannot be reached. */
    private static int shade(int micros, int[] sorted) {
        int faster = Math.max(0, Arrays.binarySearch(sorted, micros));
        return 1 + faster * (HeatTable.SHADES - 1) / Math.max(1, sorted.length);
    }

    Matrix votes() {
        List<NodeId> nodes = ranked();
        List<Row> rows = lineup.recent().stream()
                .map(block -> new Row(
                        words.of(
                                "delegates.vote.block",
                                words.chains().formats().number(block.height()),
                                block.round(),
                                words.proposer(block.proposer())),
                        cells(block, nodes)))
                .toList();
        return new Matrix(
                words.of("delegates.votes.corner"),
                nodes.stream().map(NodeId::code).toList(),
                rows);
    }

    private List<Cell> cells(VotedBlock block, List<NodeId> nodes) {
        Set<NodeId> signers = new HashSet<>(block.signers());
        return nodes.stream()
                .map(node -> signers.contains(node)
                        ? new Cell("✓", 2, words.of("delegates.vote.signed", node, block.height()))
                        : new Cell("·", 0, words.of("delegates.vote.missing", node, block.height())))
                .toList();
    }
}
