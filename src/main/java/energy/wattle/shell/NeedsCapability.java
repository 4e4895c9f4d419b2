package energy.wattle.shell;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Exists only in an instance with the capability. On a bean, its method or its configuration: there is no such bean, so
 * no such duty and no such address for programs. On a page: there is no such page, by menu or by address.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(NeedsCapability.Asked.class)
public @interface NeedsCapability {

    Capability value();

    /** Asks the configuration. */
    final class Asked implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata bean) {
            MergedAnnotation<NeedsCapability> asked = bean.getAnnotations().get(NeedsCapability.class);
            return !asked.isPresent()
                    || Capabilities.of(context.getEnvironment()).has(asked.getEnum("value", Capability.class));
        }
    }
}
