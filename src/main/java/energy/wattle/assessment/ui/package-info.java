/** The regulator's pages: indicators and cases. */
package energy.wattle.assessment.ui;
