import { backendOf, definitions } from './test/bench/sample-backend.mjs';
const n=100; const plan=backendOf(definitions(n)).plan();
const len=(x)=>JSON.stringify(x)?.length??0;
console.log('total per comp', len(plan)/n);
const rows=Object.entries(plan).map(([k,v])=>[k,len(v)/n]).sort((a,b)=>b[1]-a[1]);
for(const r of rows) if(r[1]>5) console.log(r[0], r[1].toFixed(0));
const sub=(name,v)=>{const acc={};const items=Array.isArray(v)?v:Object.values(v);for(const it of items)for(const[k,x]of Object.entries(it??{}))acc[k]=(acc[k]??0)+len(x)+k.length+4;console.log('--',name);for(const[k,b]of Object.entries(acc).sort((a,b)=>b[1]-a[1]).slice(0,14))console.log('  ',k,(b/n).toFixed(0))};
for(const r of rows.slice(0,6)) sub(r[0],plan[r[0]]);
import fs from 'node:fs'; fs.writeFileSync('/tmp/w/plan2.json',JSON.stringify(backendOf(definitions(2)).plan(),null,1));
