/** Follows sessions and settlements, and answers for them. */
package energy.wattle.assessment.service;
