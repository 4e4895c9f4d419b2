package energy.wattle.shell.service;

import energy.wattle.shell.Capabilities;
import energy.wattle.shell.Instance;
import energy.wattle.shell.TierLinks;
import energy.wattle.shell.TierLinks.Link;
import energy.wattle.shell.TierLinks.State;
import energy.wattle.shell.TierLinks.Tier;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.env.Environment;

/** Which instance this is, and what it can do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Instance.class)
class InstanceConfiguration {

    @Bean
    Capabilities capabilities(Environment environment) {
        return Capabilities.of(environment);
    }

    /** Where no module knows of links to other processes: this one plays all tiers, or its own without a link. */
    @Bean
    @Fallback
    TierLinks ownTierOnly(Instance instance) {
        List<Link> links = Arrays.stream(Tier.values())
                .map(tier -> new Link(tier, instance.place().stream().allMatch(tier::equals) ? State.HERE : State.DOWN))
                .toList();
        return () -> links;
    }
}
