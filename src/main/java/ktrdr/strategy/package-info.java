/** Floor 1. The strategy document, its one validator, indicators, fuzzy sets and features. */
package ktrdr.strategy;
