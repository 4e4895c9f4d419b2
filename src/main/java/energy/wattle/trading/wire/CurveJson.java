package energy.wattle.trading.wire;

import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurve.Part;
import energy.wattle.trading.TradingCurve.Point;
import energy.wattle.trading.TradingCurve.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trading curve as JSON has it: names as in the CSV table, quantities as exact decimals in strings. */
record CurveJson(
        String zone,
        String day,
        String time_zone,
        String currency,
        String from,
        String until,
        @Nullable String session,
        int cleared_sessions,
        String as_of,
        VolumeJson total,
        List<PointJson> intervals) {

    /** @param mean_price_per_kwh null where nothing was traded */
    record VolumeJson(
            String sold_kwh,
            String bought_kwh,
            String net_position_kwh,
            @Nullable String mean_price_per_kwh) {

        static VolumeJson of(Volume volume) {
            return new VolumeJson(
                    volume.sold().toString(),
                    volume.bought().toString(),
                    volume.netPosition().toString(),
                    volume.price().map(Object::toString).orElse(null));
        }
    }

    record PointJson(String interval_start, VolumeJson total, List<PartJson> sessions) {

        static PointJson of(Point point) {
            return new PointJson(
                    point.interval().toString(),
                    VolumeJson.of(point.total()),
                    point.parts().stream().map(PartJson::of).toList());
        }
    }

    record PartJson(String session, String session_first_interval, VolumeJson volume) {

        static PartJson of(Part part) {
            return new PartJson(
                    part.session().kind().name(), part.session().first().toString(), VolumeJson.of(part.volume()));
        }
    }

    static CurveJson of(TradingCurve curve) {
        return new CurveJson(
                curve.zone().id().code(),
                curve.day().date().toString(),
                curve.day().timeZone().getId(),
                curve.zone().currency(),
                curve.day().start().toString(),
                curve.day().end().toString(),
                curve.sessions().map(SessionKind::name).orElse(null),
                curve.clearings(),
                curve.asOf().toString(),
                VolumeJson.of(curve.total()),
                curve.points().stream().map(PointJson::of).toList());
    }
}
