/**
 * What is asked of language models and what they reply, the models that ktrdr knows, and the
 * settings for them. Rooms turn a request into bytes and a stream of events into a reply, one for
 * each provider, and make the call. Start reading at {@link ModelRequest}, then at {@link
 * ktrdr.agent.model.call.LanguageModel}.
 */
package ktrdr.agent.model;
