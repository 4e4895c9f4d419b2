/** The page of those who experiment. */
package energy.wattle.laboratory.ui;
