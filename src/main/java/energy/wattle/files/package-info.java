/**
 * Files that people bring and take away: CSV tables read with every fault told, results written whole or not at all.
 *
 * <p>A table is checked completely before anything is done with it. Each fault names file, line, field and value, says
 * what is wrong and what would be right; up to {@value energy.wattle.files.Faults#LIMIT} are told.
 */
@ApplicationModule(displayName = "Files", allowedDependencies = "units")
package energy.wattle.files;

import org.springframework.modulith.ApplicationModule;
