package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketFounding.Founding;
import energy.wattle.ledger.NodeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How an instance in operation is told which market to found. */
class MarketPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:15:00Z");

    @Test
    void aMarketIsFoundedAsItIsConfigured() {
        Founding founding = bound(Map.of(
                        "wattle.market.name", "our-market",
                        "wattle.market.zones", "north,south",
                        "wattle.market.suite", "sm",
                        "wattle.market.start", "2026-12-01T00:00:00Z",
                        "wattle.market.validators.north", "a,b,c,d",
                        "wattle.market.parameters.epoch-blocks", "100"))
                .founding(NOW);

        assertThat(founding)
                .isEqualTo(new Founding(
                        new NodeId("our-market"),
                        "sm",
                        Instant.parse("2026-12-01T00:00:00Z"),
                        List.of(new NodeId("north"), new NodeId("south")),
                        List.of(new Genesis.Parameter("epoch-blocks", 100)),
                        Map.of(
                                new NodeId("north"),
                                List.of(new NodeId("a"), new NodeId("b"), new NodeId("c"), new NodeId("d")))));
    }

    @Test
    void withoutAStartItIsNow() {
        assertThat(bound(Map.of("wattle.market.name", "m", "wattle.market.zones", "z"))
                        .founding(NOW)
                        .start())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "suite; rsa; wattle.market.suite: 'rsa'; ed25519 or sm",
                "zones; ''; wattle.market.zones: '[]'; at least one",
                "zones; north,north; wattle.market.zones: '[north, north]'; each is there once",
                "zones; north,our-market; wattle.market.zones: '[north, our-market]'; none is the market's",
                "validators.west; a,b; wattle.market.validators.west: '[a, b]'; one of its zones",
                "parameters.speed; 3; wattle.market.parameters.speed: '3'; epoch-blocks"
            })
    void whatCannotBeUsedIsToldByKeyValueAndWhatIsRight(String key, String value, String told, String right) {
        Map<String, String> all =
                new HashMap<>(Map.of("wattle.market.name", "our-market", "wattle.market.zones", "north"));
        all.put("wattle.market." + key, value);

        assertThatThrownBy(() -> bound(all).founding(NOW))
                .isInstanceOfSatisfying(MarketNotFoundedException.class, refused -> {
                    assertThat(refused).hasMessageContaining(told);
                    assertThat(refused.action()).contains(right);
                });
    }

    private static MarketProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("wattle.market", MarketProperties.class)
                .get();
    }
}
