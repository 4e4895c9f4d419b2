package energy.wattle.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import energy.wattle.shell.Capabilities;
import energy.wattle.shell.NeedsCapability;
import java.util.List;

/**
 * Takes away the pages that this instance has not the capability for, before anybody can ask for one: their addresses
 * are then as unknown as any, and menus, which list what is registered, do not have them.
 */
@SpringComponent
class AbsentPages implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final transient Capabilities capabilities;

    AbsentPages(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        RouteRegistry registry = event.getSource().getRouter().getRegistry();
        take(registry);
        // While developing, and in tests, pages are registered later, too. What a listener of routes changes is lost.
        event.getSource().addUIInitListener(opened -> take(registry));
    }

    private void take(RouteRegistry registry) {
        List<Class<? extends Component>> absent = registry.getRegisteredRoutes().stream()
                .<Class<? extends Component>>map(RouteData::getNavigationTarget)
                .filter(this::isAbsent)
                .distinct()
                .toList();
        absent.forEach(RouteConfiguration.forRegistry(registry)::removeRoute);
    }

    private boolean isAbsent(Class<?> page) {
        NeedsCapability needs = page.getAnnotation(NeedsCapability.class);
        return needs != null && !capabilities.has(needs.value());
    }
}
