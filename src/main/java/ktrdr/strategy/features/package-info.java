/**
 * Turns indicators into the network's inputs: fuzzy memberships and the feature matrix. A row uses
 * only bars up to its own. Start reading at {@link Features}.
 */
package ktrdr.strategy.features;
