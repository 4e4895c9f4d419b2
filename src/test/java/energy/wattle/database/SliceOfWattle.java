package energy.wattle.database;

import energy.wattle.WattleApplication;
import org.springframework.modulith.runtime.ApplicationRuntime;
import org.springframework.util.ClassUtils;

/**
 * Tells Spring Modulith whose modules a slice's migrations are, since the slice does not hold the application itself.
 */
final class SliceOfWattle implements ApplicationRuntime {

    @Override
    public String getId() {
        return "slice";
    }

    @Override
    public Class<?> getMainApplicationClass() {
        return WattleApplication.class;
    }

    @Override
    public Class<?> getUserClass(Object bean, String beanName) {
        return ClassUtils.getUserClass(bean);
    }

    @Override
    public boolean isApplicationClass(Class<?> type) {
        return type.getName().startsWith(WattleApplication.class.getPackageName());
    }
}
