package energy.wattle.trading.store;

import static energy.wattle.trading.store.jooq.Tables.VOID_REASON;

import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.VoidEntry;
import energy.wattle.trading.core.CodedFault;
import energy.wattle.trading.store.jooq.tables.records.VoidReasonRecord;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads why declarations did not count. */
@Repository
public class VoidReads {

    private final DSLContext sql;

    VoidReads(DSLContext sql) {
        this.sql = sql;
    }

    /** In the ledger's order, then by interval. */
    public List<VoidEntry> of(SessionId session) {
        return entries(VOID_REASON
                .ZONE
                .eq(session.zone().code())
                .and(VOID_REASON.KIND.eq(session.kind().name()))
                .and(VOID_REASON.FIRST_START.eq(Columns.of(session.first()))));
    }

    /** Those of one declaration. */
    public List<VoidEntry> of(TradingZoneId zone, long height, int position) {
        return entries(VOID_REASON
                .ZONE
                .eq(zone.code())
                .and(VOID_REASON.HEIGHT.eq(height))
                .and(VOID_REASON.POSITION.eq(position)));
    }

    private List<VoidEntry> entries(Condition condition) {
        Map<List<Object>, List<VoidReasonRecord>> entries = new LinkedHashMap<>();
        sql.selectFrom(VOID_REASON)
                .where(condition)
                .orderBy(VOID_REASON.HEIGHT, VOID_REASON.POSITION, VOID_REASON.NUMBER)
                .forEach(row -> entries.computeIfAbsent(
                                List.of(row.getHeight(), row.getPosition(), Optional.ofNullable(row.getStartsAt())),
                                any -> new ArrayList<>())
                        .add(row));
        return entries.values().stream().map(VoidReads::entry).toList();
    }

    private static VoidEntry entry(List<VoidReasonRecord> rows) {
        VoidReasonRecord row = rows.getFirst();
        return new VoidEntry(
                Columns.session(row.getZone(), row.getKind(), row.getFirstStart()),
                row.getHeight(),
                row.getPosition(),
                new ParticipantId(row.getParticipant()),
                Optional.ofNullable(row.getStartsAt()).map(Columns::interval),
                rows.stream().map(VoidReads::fault).toList());
    }

    private static DeclarationFault fault(VoidReasonRecord row) {
        return new CodedFault(row.getCode(), List.of(Objects.requireNonNull(row.getArguments()))).fault();
    }
}
