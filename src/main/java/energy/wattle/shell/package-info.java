/**
 * The frame of every page: layout and navigation, languages, colours, log-in and security, error pages, formats.
 *
 * <p>Pages of other modules appear in it by Vaadin's {@code @Menu}, with a message key as title; they take their words
 * from their own bundle {@code messages/<module>.properties} and show quantities through
 * {@link energy.wattle.shell.Formats}.
 */
@ApplicationModule(displayName = "Shell", allowedDependencies = "units")
package energy.wattle.shell;

import org.springframework.modulith.ApplicationModule;
