/** `@atakora/component/functions`: functions started by http calls, timers, messages and events. */
export { type KeyVaultSecret, keyVaultSecret } from './resources/key-vault/secret.js';
export {
  FunctionsApp,
  type FunctionsAppDefinition,
  type FunctionsAppOutputs,
  type HttpFunctionName,
} from './components/functions-app/functions-app.js';
export type {
  FunctionDeclaration,
  FunctionDeclarations,
  FunctionsAppConfig,
  HttpFunction,
  QueueFunction,
  TimerFunction,
} from './components/functions-app/functions-app-config.js';
export type {
  BlobFunction,
  CosmosFunction,
  EventFunction,
  EventGridFunction,
  EventHubFunction,
  NamedConnection,
  ServiceBusConnection,
  ServiceBusQueueFunction,
  ServiceBusTopicFunction,
} from './components/functions-app/event-functions.js';
export type {
  FunctionContext,
  FunctionHandler,
  FunctionRequest,
  FunctionResponse,
  FunctionTimer,
} from './components/functions-app/handler-types.js';
export type { Handlers } from './components/handlers.js';
export type { ContainerUse, DatabaseUse, ItemAccess } from './components/functions-app/data-use.js';
export type {
  ContainerAccess,
  QueueAccess,
  StorageContainer,
  StorageQueue,
} from './resources/storage/requirement.js';
export type {
  IntakeOptions,
  MessageAccess,
  MessageOptions,
  ServiceBusQueue,
  ServiceBusRequirement,
  ServiceBusSubscription,
  ServiceBusTopic,
} from './resources/service-bus/requirement.js';
export type { EntraAuth } from './resources/functions/auth/auth.js';
export type { Caller, FunctionServices } from './runtime/contract/caller.js';
export type { Permission } from './runtime/contract/sign-in.js';
export {
  type EventData,
  type EventFieldOptions,
  type EventFields,
  type EventOf,
  type EventTopic,
  type EventTopicOptions,
  type EventTypes,
  eventTopic,
} from './components/events-app/event-topic.js';
export {
  EventsApp,
  type EventsAppDefinition,
  type PlannedSubscription,
} from './components/events-app/events-app.js';
export type {
  EventContext,
  EventHandler,
  EventsAppConfig,
  EventServices,
  EventSubscriber,
  EventSubscribers,
  SubscriberName,
} from './components/events-app/events-app-config.js';
export type { CloudEvent, PublishOptions } from './runtime/contract/events.js';
export type { FieldValue, OptionalField } from './components/events-app/event-topic.js';
export type {
  DeclaredEvents,
  EventsHostOptions,
  KnownEvents,
  Published,
  SubscriberOf,
  TopicOf,
} from './components/events-app/events-app-config.js';
export type { ITEM_ACCESS } from './components/functions-app/data-use.js';
export type { KnownFunctions } from './components/functions-app/functions-app-config.js';
export type { Inputs } from './components/functions-app/handler-types.js';
export type {
  FunctionsOf,
  ServicesOf,
  SubscribersOf,
  WithFunctions,
  WithSubscribers,
} from './components/handlers.js';
export type { MadeBy } from './resources/key-vault/secret.js';
export type { MESSAGE_ACCESS, ServiceBusSku } from './resources/service-bus/requirement.js';
export type { BlobLifecycle, CONTAINER_ACCESS, QUEUE_ACCESS } from './resources/storage/requirement.js';
export type { ValueOf } from './components/events-app/event-topic.js';
export type { OptionOf } from './components/functions-app/functions-app-config.js';
