/**
 * From indicators to the inputs of a network: fuzzy memberships and the feature matrix. A row uses
 * the bars up to its own and none after. Start reading at {@link Features}.
 */
package ktrdr.strategy.features;
