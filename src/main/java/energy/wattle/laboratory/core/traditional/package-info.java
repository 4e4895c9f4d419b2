/**
 * Traditional DPoS as its users know it: votes weighted by stake, delegates elected by approval, scheduled slots.
 *
 * <p>{@link energy.wattle.laboratory.core.traditional.Dpos} is the algorithm, a pure step from state and event to state
 * and actions, as the product's consensus is; {@link energy.wattle.laboratory.core.traditional.TraditionalChain} drives
 * it in virtual time. Source: Experiments, How they are run.
 */
package energy.wattle.laboratory.core.traditional;
