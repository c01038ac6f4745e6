/**
 * What calls of language models cost: dated rows that ktrdr brings or a user wrote, found by the
 * whole id of a model. Start reading at {@link ktrdr.agent.prices.PriceList}.
 */
package ktrdr.agent.prices;
