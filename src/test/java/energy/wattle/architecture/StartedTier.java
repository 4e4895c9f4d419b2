package energy.wattle.architecture;

import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import energy.wattle.architecture.TierGuide.Contents;
import energy.wattle.ledger.Duty;
import energy.wattle.membership.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What an application that has started has of pages, addresses for programs, and duties. */
record StartedTier(ApplicationContext application) {

    private static final String OURS = "energy.wattle";

    /** What somebody with every role sees. */
    record Seen(Set<String> pages, Set<String> menu, Set<String> expectedMenu) {}

    Contents contents() {
        return new Contents(seen().pages(), endpoints(), duties());
    }

    Seen seen() {
        return asEverybody(() -> {
            RouteRegistry registry = VaadinService.getCurrent().getRouter().getRegistry();
            List<RouteData> routes = registry.getRegisteredRoutes();
            return new Seen(
                    addresses(routes, route -> true),
                    MenuConfiguration.getMenuEntries().stream()
                            .map(MenuEntry::path)
                            .map(StartedTier::slashed)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    addresses(routes, route -> route.getNavigationTarget().isAnnotationPresent(Menu.class)).stream()
                            .map(address -> address.replaceAll("/:\\w+\\?$", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
    }

    /** The simple name of the view at each address, for somebody with every role. */
    SortedMap<String, String> viewsAt(Collection<String> addresses) {
        return asEverybody(() -> {
            SortedMap<String, String> views = new TreeMap<>();
            for (String address : addresses) {
                UI.getCurrent().navigate(address.substring(1));
                views.put(address, UI.getCurrent().getCurrentView().getClass().getSimpleName());
            }
            return views;
        });
    }

    /** The frame's label of the tier. */
    Optional<String> label() {
        try (var portal = SpringBrowserlessApplicationContext.createSecured(application, OURS);
                var person = portal.newUser();
                var window = person.newWindow()) {
            window.navigate("status", Component.class);
            return window.find(Span.class).withClassName("wattle-tier").all().stream()
                    .filter(Component::isVisible)
                    .map(Span::getText)
                    .findFirst();
        }
    }

    private Set<String> endpoints() {
        return application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith(OURS))
                .flatMap(entry -> named(entry.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> named(RequestMappingInfo info) {
        String method = info.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .sorted()
                .collect(Collectors.joining(","));
        return info.getPatternValues().stream().map(pattern -> (method + " " + pattern).strip());
    }

    private Set<String> duties() {
        return application.getBeansOfType(Duty.class).values().stream()
                .map(AopUtils::getTargetClass)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private <T> T asEverybody(Supplier<T> asked) {
        String[] roles = Arrays.stream(Role.values()).map(Enum::name).toArray(String[]::new);
        try (var portal = SpringBrowserlessApplicationContext.createSecured(application, OURS);
                var person = portal.newUser("everybody", roles);
                var window = person.newWindow()) {
            window.navigate("status", Component.class);
            return asked.get();
        }
    }

    private static Set<String> addresses(Collection<RouteData> routes, Predicate<RouteData> which) {
        return routes.stream()
                .filter(route -> route.getNavigationTarget().getName().startsWith(OURS))
                .filter(which)
                .map(RouteData::getTemplate)
                .map(StartedTier::slashed)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
