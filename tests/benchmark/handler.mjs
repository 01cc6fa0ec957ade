// The same intake as a Node function: a lead with its guards, inquiry, acknowledgement and timeline in one transaction.
import { createHash } from "node:crypto";
import { DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";

const table = process.env.BATON_TABLE;
const dynamodb = new DynamoDBClient({ endpoint: process.env.AWS_ENDPOINT_URL });
const hashed = (text) => createHash("sha256").update(text).digest("hex").slice(0, 40);

function items(body, now) {
    const fields = Object.fromEntries(new URLSearchParams(body));
    if (!fields.name || !fields.email) throw new Error("name and email are required");
    const lead = hashed(fields.email + now).slice(0, 20);
    const put = (pk, sk, more) => ({
        Put: {
            TableName: table,
            Item: Object.fromEntries(Object.entries({ pk, sk, ...more }).map(([name, value]) => [name, { S: value }])),
            ConditionExpression: "attribute_not_exists(pk)",
        },
    });
    const text = JSON.stringify(fields);
    return [
        put(`K#${hashed(body)}`, "K", { at: now }),
        put(`I#email#${hashed(fields.email)}`, "I", { lead }),
        put(`I#phone#${hashed(fields.phone)}`, "I", { lead }),
        put(`L#${lead}`, "LEAD", { due_shard: "lead#00", due_at: now, body: text }),
        put(`L#${lead}`, "Q#1", { day: now.slice(0, 10), arrived_at: now, body: text }),
        put(`L#${lead}`, "M#1", { due_shard: "ack#00", due_at: now, body: "{}" }),
        put(`L#${lead}`, `E#${now}#1`, { due_shard: "event#00", due_at: now, body: "{}" }),
    ];
}

async function handler(event) {
    const now = new Date().toISOString();
    await dynamodb.send(new TransactWriteItemsCommand({ TransactItems: items(event.body, now) }));
    return { statusCode: 202, headers: { "content-type": "application/json" }, body: "{}" };
}

// What the runtime of Node functions does, in its shortest form.
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
for (;;) {
    const asked = await fetch(`${api}/next`);
    const request = asked.headers.get("lambda-runtime-aws-request-id");
    const answer = await handler(await asked.json());
    await (await fetch(`${api}/${request}/response`, { method: "POST", body: JSON.stringify(answer) })).text();
}
