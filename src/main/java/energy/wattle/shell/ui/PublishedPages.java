package energy.wattle.shell.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.Comparator;
import java.util.List;

/** All pages with a place in a menu, whoever may open them: behind a link that is not one's own stands the log-in. */
final class PublishedPages {

    /** @param path from the root, without leading slash */
    record Page(String path, String titleKey, double order) {}

    private PublishedPages() {}

    static List<Page> all() {
        return RouteConfiguration.forSessionScope().getAvailableRoutes().stream()
                .filter(route -> route.getNavigationTarget().isAnnotationPresent(Menu.class))
                .map(route -> {
                    Menu menu = route.getNavigationTarget().getAnnotation(Menu.class);
                    return new Page(route.getTemplate(), menu.title(), menu.order());
                })
                .sorted(Comparator.comparingDouble(Page::order).thenComparing(Page::path))
                .toList();
    }
}
