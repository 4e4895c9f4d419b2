/** The sample's files: docs/guides/sample-data.md. */
package energy.wattle.sample.wire;
