/** Chains of the product's own consensus and election code, driven in virtual time as production drives them. */
package energy.wattle.laboratory.core.improved;
