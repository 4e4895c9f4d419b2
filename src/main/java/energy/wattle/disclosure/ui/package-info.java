/** What is published, for everybody, members and the regulator. */
package energy.wattle.disclosure.ui;
