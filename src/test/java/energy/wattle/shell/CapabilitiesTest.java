package energy.wattle.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CapabilitiesTest {

    @Test
    void whatIsNotNamedIsThere() {
        assertThat(Capabilities.of(configured(Map.of())).present()).containsExactlyInAnyOrder(Capability.values());
    }

    @Test
    void whatIsSwitchedOffIsNot() {
        Capabilities some = Capabilities.of(configured(Map.of("wattle.capabilities.zone-registration", "false")));
        assertThat(some.has(Capability.ZONE_REGISTRATION)).isFalse();
        assertThat(some.present()).hasSize(Capability.values().length - 1);
    }

    @Test
    void anEnvironmentsVariableSwitchesWithAndWithoutTheDash() {
        for (String name : new String[] {"ZONE_REGISTRATION", "ZONEREGISTRATION"}) {
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .replace(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(
                                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                    Map.of("WATTLE_CAPABILITIES_" + name, "false")));
            assertThat(Capabilities.of(environment).has(Capability.ZONE_REGISTRATION))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Capabilities.of(configured(Map.of("wattle.capabilities.assesment", "false"))))
                .isInstanceOf(CapabilitiesException.class)
                .hasMessageStartingWith(
                        "wattle.capabilities.assesment: there is no such capability; there are declaration,")
                .hasMessageContaining("assessment")
                .hasMessageContaining("zone-registration");
    }

    @Test
    void aValueThatIsNeitherIsRefused() {
        assertThatThrownBy(() -> Capabilities.of(configured(Map.of("wattle.capabilities.workbench", "off"))))
                .hasMessage("wattle.capabilities.workbench: 'off' is neither true nor false");
    }

    @Test
    void whatNeedsSomethingElseIsRefusedWithoutIt() {
        assertThatThrownBy(() -> Capabilities.of(configured(Map.of("wattle.capabilities.assessment", "false"))))
                .hasMessage("wattle.capabilities.publication is true and wattle.capabilities.assessment is false;"
                        + " the first needs the second: switch both on, or both off");
    }

    @Test
    @SuppressWarnings("NullAway") // that the tier may be absent is not read from a nested type's class file
    void anInstanceHasANameThatFitsLabels() {
        assertThat(new Instance("gw-7.north", TierLinks.Tier.GATEWAY).place()).contains(TierLinks.Tier.GATEWAY);
        assertThat(new Instance("x".repeat(64), null).place()).isEmpty();
        for (String wrong : new String[] {"", "-a", "a b", "网关", "x".repeat(65)}) {
            assertThatThrownBy(() -> new Instance(wrong, null))
                    .as(wrong)
                    .hasMessageStartingWith("wattle.instance.name: '" + wrong + "' is no name; 1 to 64");
        }
    }

    private static StandardEnvironment configured(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("a test's", settings));
        return environment;
    }
}
