package energy.wattle.sample;

import energy.wattle.WattleApplication;
import energy.wattle.ledger.PacedClock;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application but for pages and REST, which take most of a start's time. */
public final class MarketWithoutPages {

    private static final String PAGES = "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
            + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration,com.vaadin.flow.spring.VaadinScopesConfig";

    private MarketWithoutPages() {}

    /** @param settings as on the command line */
    public static ConfigurableApplicationContext start(Stream<String> settings, Class<?>... more) {
        return new SpringApplicationBuilder(WattleApplication.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                // The clock finds out where the chains stand as soon as all beans are there.
                .initializers(context -> context.getBeanFactory()
                        .registerSingleton(
                                "clockFilter", LazyInitializationExcludeFilter.forBeanTypes(PacedClock.class)))
                .bannerMode(Banner.Mode.OFF)
                .run(Stream.concat(Stream.of("--spring.autoconfigure.exclude=" + PAGES), settings)
                        .toArray(String[]::new));
    }
}
