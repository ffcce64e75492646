package org.holdfast.rules;
import java.lang.management.*;
import java.nio.file.Path;
import java.time.*;
import java.util.*;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.*;
import org.holdfast.facts.*;
import org.holdfast.rules.source.*;
import org.junit.jupiter.api.Test;
class ScratchBench {
  static BookSource book(int n){
    Map<String,String> m=new TreeMap<>();
    BookSource base=BookSource.read(Path.of("rules"));
    Problems p=new Problems();
    for(String path: base.paths()) if(!path.startsWith("areas/delivery/warn")) m.put(path, base.text(path,p));
    StringBuilder sb=new StringBuilder();
    for(int i=0;i<n;i++){
      int k=i/4;
      sb.append("rule \"R").append(i).append("\"\nwhen\n");
      int v=i/12; String seg="The customer is in the segment \"S"+v+"\"\n"; 
      switch(i%12){
        case 0 -> sb.append(seg+"The customer has an order\n- that is late by at least "+(1+k%10)+" days\n- that is still under way\nthen\nPropose \"warn-late-delivery\" for the order\n");
        case 1 -> sb.append(seg+"The customer has an order\n- that is late by at least "+(4+k%10)+" days\n- that is still under way\n- worth at least 50\nThe customer has no complaint about the order\nthen\nPropose \"warn-late-delivery\" for the order\n");
        case 2 -> sb.append(seg+"The customer has been quiet for at least "+(2+k%9)+" times the usual gap\nThe customer spends at least "+(10+k)+" per order\nThe customer has no open complaint\nthen\nPropose \"warn-late-delivery\"\n");
        case 3 -> sb.append(seg+"The customer has a complaint\n- that has waited more than "+(1+k%5)+" working days for an answer\n- of severity "+(1+k%5)+" or more\nThe customer spends at least "+(20+k)+" per order\nthen\nPropose \"apologise-late-delivery\" for the complaint with "+(5+k%20)+" EUR\n");
        case 4 -> sb.append(seg+"The customer spent at least "+(100+k*5)+" in the last "+(30+k%10*30)+" days\nThe customer has no late order under way\nthen\nPropose \"apologise-late-delivery\"\n");
        case 5 -> sb.append(seg+"The customer has an order\n- with at least "+(1+k%3)+" piece missing\n- placed in the last 60 days\nthen\nPropose \"apologise-late-delivery\" for the order\n");
        case 6 -> sb.append(seg+"The customer has a complaint\n- that took at least "+(2+k%9)+" days to solve\nthen\nPropose \"apologise-late-delivery\" for the complaint\n");
        case 7 -> sb.append(seg+"It is the customer's birthday\nThe customer has ordered at least "+(1+k%9)+" times in the last 365 days\nthen\nPropose \"apologise-late-delivery\"\n");
        case 8 -> sb.append("The customer spent at least "+(2000+v*50)+" in the last 365 days\nThe customer has no open complaint\nthen\nPropose \"apologise-late-delivery\"\n");
        case 9 -> sb.append("The customer has not ordered for at least "+(100+v)+" days\nThe customer is a detractor\nthen\nPropose \"apologise-late-delivery\"\n");
        case 10 -> sb.append(seg+"The customer has at least "+(2+k%4)+" complaints\n- opened in the last "+(30+k%6*30)+" days\nthen\nPropose \"apologise-late-delivery\"\n");
        default -> sb.append("The customer has been quiet for at least "+(3+v*0.5)+" times the usual gap\nThe customer has mentioned a competitor\n- in the last 30 days\nthen\nPropose \"apologise-late-delivery\"\n");
      }
      sb.append("end\n");
    }
    m.put("areas/delivery/all.dslr", sb.toString());
    return BookSource.of(m);
  }
  static int SEG=1; static Customer customer(int i){
    StringBuilder o=new StringBuilder();
    for(int k=0;k<5;k++){ if(k>0)o.append(','); o.append("{\"id\":\"o"+k+"\",\"placedAt\":\"2026-0"+(1+k%2)+"-"+String.format("%02d",1+(i*7+k*5)%28)+"T10:00:00Z\",\"value\":"+(20+i%200)+",\"currency\":\"EUR\",\"promisedAt\":\"2026-03-"+String.format("%02d",1+(i+k*3)%28)+"\""+(k<4?",\"deliveredAt\":\"2026-03-02\"":"")+"}"); }
    return FactsJson.read("{\"id\":\"C-"+i+"\",\"language\":\"en\",\"country\":\""+(i%3==0?"MD":"RO")+"\",\"segment\":\"S"+i%(SEG)+"\",\"timeZone\":\"Europe/Chisinau\",\"orders\":["+o+"],\"complaints\":[{\"id\":\"k\",\"openedAt\":\"2026-03-0"+(1+i%9)+"\",\"severity\":"+(1+i%5)+(i%2==0?",\"resolvedAt\":\"2026-03-10\"":"")+"}]}");
  }
  @Test void bench() {
    var tm=(com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();
    long id=Thread.currentThread().getId();
    Viewpoint vp=new Viewpoint(Instant.parse("2026-03-15T10:00:00Z"), ZoneId.of("UTC"), "en", ExchangeRates.only("EUR"));
    for(int n: new int[]{12,100,1000}){
      SEG=Math.max(1,n/12); List<Customer> cs=new ArrayList<>(); for(int i=0;i<2000;i++) cs.add(customer(i));
      long t=System.nanoTime();
      var r=new RuleBookReader("EUR").read(book(n));
      long tb=System.nanoTime()-t;
      if(r.book()==null){ r.problems().stream().limit(5).forEach(System.out::println); throw new RuntimeException(); }
      RuleBook b=r.book();
      long props=0; 
      for(int rep=0;rep<60;rep++){
        long c0=tm.getThreadCpuTime(id), a0=tm.getThreadAllocatedBytes(id); props=0;
        for(Customer c: cs) props+=b.proposals(CustomerView.of(c,vp)).size();
        long c1=tm.getThreadCpuTime(id), a1=tm.getThreadAllocatedBytes(id);
        if(rep==59) System.out.printf("n=%d single %.2f us  %.1f KB  props/c %.2f build %d ms%n", n,(c1-c0)/1e3/cs.size(),(a1-a0)/1024.0/cs.size(), props/(double)cs.size(), tb/1000000);
      }
      for(int rep=0;rep<60;rep++){
        long c0=tm.getThreadCpuTime(id), a0=tm.getThreadAllocatedBytes(id); props=0;
        for(int s=0;s<cs.size();s+=100){ List<CustomerView> vs=new ArrayList<>(); for(Customer c: cs.subList(s,s+100)) vs.add(CustomerView.of(c,vp)); for(var l: b.proposals(vs)) props+=l.size(); }
        long c1=tm.getThreadCpuTime(id), a1=tm.getThreadAllocatedBytes(id);
        if(rep==59) System.out.printf("n=%d chunk  %.2f us  %.1f KB  props/c %.2f%n", n,(c1-c0)/1e3/cs.size(),(a1-a0)/1024.0/cs.size(), props/(double)cs.size());
      }
    }
  }
}
