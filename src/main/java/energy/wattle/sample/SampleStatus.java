package energy.wattle.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is played, and how far it has come.
 *
 * @param place folder of the data; empty where it is modelled
 * @param timeZone of the market
 * @param firstDay of the data as it is played
 * @param lastDay of the data as it is played
 * @param marketTime now
 * @param isPaused whether market time stands still because somebody asked for it
 * @param isEnded whether the data is over, and market time stands still for good
 * @param nextStop what market time is going to, and goes no further than; nothing while work is done
 * @param followsWallClock whether the data was moved to today and market time is the time of day
 */
public record SampleStatus(
        SampleSource source,
        Optional<String> place,
        ZoneId timeZone,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant marketTime,
        MarketSpeed speed,
        boolean isPaused,
        boolean isEnded,
        Optional<Instant> nextStop,
        boolean followsWallClock) {}
