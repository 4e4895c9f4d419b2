/** Membership's records in words. */
package energy.wattle.membership.wire;
